import type { Expression } from '../../engine/feel/tree.ts';
import type { Element, Mapping } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import type { Checked } from './checked.ts';
import { itemName, outerOf } from './locals.ts';
import { missingIn, stepsOf } from './missing-in.ts';
import { isNeverNull, needed } from './needed.ts';
import { literal } from './scopes.ts';
import { readsPersonal, type Shape } from './shape.ts';
import { shownBy, toldApartBy } from './shown-by.ts';
import { somethingBefore } from './something.ts';
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
      for (const { value, shown } of givenIn(source, needed(taker.shape, target.split('.')))) {
        if (value.kind === 'null') {
          error(element.id, {
            code: taker.code,
            message: `input ${target} of ${taker.name}: gives null, and ${taker.name} cannot do without it`,
            hint: 'Give a value, or leave the step out where there is none: a gateway before it.',
          });
          continue;
        }
        const steps = stepsOf(value) ?? [];
        const missing = missingIn(steps, variables, (path) => holds(path) || local(path) || shown(path));
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

/** A value that an expression may come to, and what is known to hold something where it does. */
interface Given {
  readonly value: Expression;
  readonly shown: (path: string) => boolean;
}

/** What must not be null where it is given: the expression, each of those that a condition chooses from, or each item of a list. */
function givenIn(source: Expression, wanted: Shape | undefined): readonly Given[] {
  if (wanted === undefined) return [];
  if (source.kind === 'if') {
    const { condition, then, otherwise } = source;
    return [
      ...givenIn(then, wanted).map((given) => where(condition, true, given)),
      ...givenIn(otherwise, wanted).map((given) => where(condition, false, given)),
    ];
  }
  if (source.kind !== 'list') return [{ value: source, shown: () => false }];
  const items = wanted.items !== undefined && isNeverNull(wanted.items) ? source.items : [];
  return items.flatMap((item) => givenIn(item, wanted.items));
}

/** What hangs on a text or a truth by a union or refinement of the schema, nobody reads here: it counts as there. */
function where(condition: Expression, isTrue: boolean, { value, shown }: Given): Given {
  const paths = shownBy(condition, isTrue);
  const isTold = toldApartBy(condition).length > 0;
  return { value, shown: (path) => isTold || paths.includes(path) || shown(path) };
}
