import { rootEnvironment } from '../../engine/feel/environment.ts';
import { interpret } from '../../engine/feel/interpret.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';
import type { Checked } from './checked.ts';
import { fieldOf, typesOf, type Shape } from './shape.ts';
import { valuesOf } from './types/feel-type.ts';
import { spokenValues } from './types/spoken.ts';

/** A condition that asks for one enum alone is not the same for each of its values, and for null. */
export function checkConstantConditions({ reads, error }: Checked): void {
  for (const { id, what, expression, variables, decides } of reads) {
    if (decides !== true || !isComparing(expression)) continue;
    const [first, ...others] = references(expression).map(({ name, path }) => [name, ...path]);
    if (first === undefined || others.some((other) => other.join('.') !== first.join('.'))) continue;
    const values = finiteValues(
      first.reduce<Shape | undefined>((at, step) => at && fieldOf(at, step), variables),
    );
    if (values.length === 0) continue;
    const answers = new Set([...values, null].map((value) => holds(expression, first, value)));
    if (answers.size > 1) continue;
    error(id, {
      code: 'CONDITION_CONSTANT',
      message: `${what}: whatever ${first.join('.')} is, it ${answers.has(true) ? 'holds' : 'does not hold'}`,
      hint: `${first.join('.')} is one of ${spokenValues(values)}: correct the condition.`,
    });
  }
}

function holds(expression: Expression, path: readonly string[], value: unknown): boolean {
  const [name, ...steps] = path;
  const given = steps.toReversed().reduce((inner: unknown, step) => ({ [step]: inner }), value);
  const scope = { read: (wanted: string) => (wanted === name ? given : undefined), now: () => 0 };
  return interpret(expression, rootEnvironment(scope)) === true;
}

/** Comparisons with what is written out, put together: nothing that is computed. */
function isComparing(node: Expression): boolean {
  switch (node.kind) {
    case 'logic':
      return isComparing(node.left) && isComparing(node.right);
    case 'comparison':
      return [node.left, node.right].every(isPlain);
    default:
      return false;
  }
}

function isPlain(node: Expression): boolean {
  if (node.kind === 'path') return isPlain(node.source);
  return ['name', 'string', 'boolean', 'null'].includes(node.kind);
}

/** The texts and truths that there are; none where nobody can say. */
function finiteValues(shape: Shape | undefined): readonly unknown[] {
  if (shape === undefined) return [];
  const types = typesOf(shape).filter((type) => type !== 'null');
  if (types.length === 1 && types[0] === 'boolean') return [true, false];
  const values = valuesOf(shape)?.filter((value) => value !== null) ?? [];
  return values.every((value) => typeof value === 'string') ? values : [];
}
