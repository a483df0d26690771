import type { Element } from '../../engine/model.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { anything, fieldNames, fieldOf } from './shape.ts';
import { lowered } from './types/feel-type.ts';
import { misfit } from './types/fits.ts';
import { typeExpression } from './types/index.ts';

/** Something that an element writes: a dotted path into the variables, and the shape of what it writes there. */
interface Write {
  readonly what: string;
  readonly target: string;
  readonly given: Shape;
  /** Where the target must be known: the variables of the schema, and of the scopes around. */
  readonly variables: Shape;
}

/** What is written is a variable of the schema, or one of a scope around, and of its type. */
export function checkWrites(checked: Checked): void {
  for (const element of Object.values(checked.model.elements)) {
    for (const write of writesOf(element, checked)) check(element.id, write, checked);
  }
}

function check(id: string, { what, target, given, variables }: Write, { error }: Checked): void {
  const path = target.split('.');
  const unknown = unknownStep(variables, path);
  if (unknown !== undefined) {
    const meant = nearest(unknown.step, fieldNames(unknown.at));
    error(id, {
      code: 'VARIABLE_UNKNOWN',
      message: `${what} writes ${target}, but there is no "${unknown.step}"`,
      hint: meant === undefined ? 'Add it to the variables in the schema file.' : `Did you mean "${meant}"?`,
    });
    return;
  }
  const wanted = path.reduce((at, step) => fieldOf(at, step) ?? anything, variables);
  const reason = misfit(lowered(given), wanted);
  if (reason === undefined) return;
  error(id, {
    code: 'EXPRESSION_TYPE',
    message: `${what} writes ${target}: ${reason}`,
    hint: 'Correct the expression, or the type of the variable in the schema file.',
  });
}

function writesOf(element: Element, { scopes, tasks }: Checked): readonly Write[] {
  // Results leave the step: its own inputs are hidden from them.
  const variables = scopes.around(element);
  const within = scopes.within(element);
  const outputs = 'outputs' in element ? element.outputs : undefined;
  const behind = scopes.behind(element);
  const mapped = (outputs ?? []).map(({ source, target }): Write => ({
    what: 'an output',
    target,
    given: typeExpression(source, behind).shape,
    variables,
  }));
  const collection =
    'loop' in element && element.loop?.output !== undefined
      ? [
          {
            what: 'the output collection',
            target: element.loop.output.collection,
            given: { type: 'array', items: typeExpression(element.loop.output.element, behind).shape },
            variables: scopes.around(element),
          },
        ]
      : [];
  if (outputs !== undefined) return [...mapped, ...collection];
  if (element.kind === 'scriptTask' && 'expression' in element.script) {
    const given = typeExpression(element.script.expression, within).shape;
    return [...collection, { what: 'the result', target: element.script.resultVariable, given, variables }];
  }
  if (element.kind === 'businessRuleTask' && 'decision' in element.rule) {
    const given = scopes.decision(element)?.shape ?? anything;
    return [...collection, { what: 'the result', target: element.rule.resultVariable, given, variables }];
  }
  if (element.kind !== 'userTask') return collection;
  const result = tasks[element.id]?.properties ?? {};
  const fields = Object.entries(result).map(([target, given]): Write => ({
    what: 'the result',
    target,
    given,
    variables,
  }));
  return [...collection, ...fields];
}
