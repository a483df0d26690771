import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, Mapping } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import type { Checked } from './checked.ts';
import { itemName, outerOf } from './locals.ts';
import { missingIn, stepsOf } from './missing-in.ts';
import { literal } from './scopes.ts';
import { fieldOf, readsPersonal, typesOf, type Shape } from './shape.ts';
import { somethingBefore } from './something.ts';
import { admitsNull } from './types/null-shapes.ts';
import { provided } from './written-before.ts';

/** Who is given inputs at a step: an action, or another process. */
interface Taker {
  readonly name: string;
  readonly shape: Shape;
  readonly code: 'ACTION_INPUT_NULL' | 'CALL_INPUT_NULL';
}

/** What an action or a called process cannot do without is there on every way to the step: not left out, and not null. */
export function checkNullInputs(checked: Checked): void {
  const { model, scopes, error } = checked;
  const before = somethingBefore(checked);
  for (const element of Object.values(model.elements)) {
    const taker = takerOf(element, checked);
    const holds = before(element);
    if (taker === undefined || holds === undefined) continue;
    const variables = scopes.looped(element);
    const local = localsAt(element, checked);
    for (const { source, target } of inputsOf(element)) {
      for (const given of neededIn(source, needed(taker.shape, target.split('.')))) {
        const steps = stepsOf(given) ?? [];
        const missing = missingIn(steps, variables, (path) => holds(path) || local(path));
        if (missing === undefined || (isReady(element) && readsPersonal(variables, steps))) continue;
        error(element.id, {
          code: taker.code,
          message: `input ${target} of ${taker.name}: "${missing}" may be missing, and ${taker.name} cannot do without it`,
          hint: `Ask for "${missing} != null" on the way, give another value with get or else(), or say in the schema file that it is always there.`,
        });
      }
    }
  }
}

function inputsOf(element: Element): readonly Mapping[] {
  return 'inputs' in element ? (element.inputs ?? []) : [];
}

/** Whether an input reads what is no variable of the process: of the loop, of a scope around, or of the engine. */
function localsAt(element: Element, { model, holder }: Checked): (name: string) => boolean {
  const outer = model.elements[outerOf(element) ?? ''];
  const own = new Set([
    itemName(element),
    'loopCounter',
    ...Object.keys(model.elements[model.id]?.data ?? {}),
  ]);
  return (name) =>
    own.has(name) || provided.has(name) || (outer !== undefined && holder(outer, name) !== undefined);
}

function takerOf(element: Element, { actions, called }: Checked): Taker | undefined {
  if (element.kind === 'callActivity') {
    const name = literal(element.called) ?? '';
    const shape = called[name]?.start;
    return shape && { name, shape, code: 'CALL_INPUT_NULL' };
  }
  const name = literal(jobOf(element)?.type) ?? '';
  const shape = actions[name]?.input;
  return shape && { name, shape, code: 'ACTION_INPUT_NULL' };
}

/** No gateway may ask for what is personal: where it may be missing, a step takes a wrong input for an error of the process. */
function isReady({ properties }: Element): boolean {
  return properties?.['businessErrors']?.includes('INVALID_INPUT') === true;
}

/** What must not be null where it is given: the expression, or each item of a list. */
function neededIn(source: Expression, wanted: Shape | undefined): readonly Expression[] {
  if (wanted === undefined) return [];
  if (source.kind !== 'list') return [source];
  return wanted.items !== undefined && isNeverNull(wanted.items) ? source.items : [];
}

/** The shape of what has to be given; undefined where it may be left out or null. */
function needed(shape: Shape, [step = '', ...more]: readonly string[]): Shape | undefined {
  const field = fieldOf(shape, step);
  if (field === undefined || shape.required?.includes(step) !== true) return undefined;
  if (more.length > 0) return needed(field, more);
  return isNeverNull(field) ? field : undefined;
}

function isNeverNull(shape: Shape): boolean {
  return typesOf(shape).length > 0 && !admitsNull(shape);
}
