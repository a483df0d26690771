import type { Element, Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';

/** Whether inputs are what an action or another process is given, whose names are its own, rather than variables of this one. */
export function givesParameters(element: Element): boolean {
  return element.kind === 'callActivity' || jobOf(element) !== undefined;
}

/** Elements that others lie in: their inputs are variables of all of these. */
export function isScope(element: Element): boolean {
  return (
    element.kind === 'subProcess' ||
    element.kind === 'transaction' ||
    element.kind === 'adHocSubProcess' ||
    element.kind === 'eventSubProcess'
  );
}

/** The name of the item that a multi-instance activity goes over. */
export function itemName(element: Element): string | undefined {
  const over = 'loop' in element ? element.loop?.over : undefined;
  return over !== undefined && 'element' in over ? over.element : undefined;
}

/** The variable that a script or a decision leaves its result in. */
export function resultVariable(element: Element): string | undefined {
  if (element.kind === 'scriptTask' && 'expression' in element.script) return element.script.resultVariable;
  if (element.kind === 'businessRuleTask' && 'decision' in element.rule) return element.rule.resultVariable;
  return undefined;
}

/** Whether results of an element are kept by its outputs only. */
export function isMapped(element: Element): boolean {
  return 'outputs' in element && element.outputs !== undefined;
}

/** Variables that live and die with an element: its inputs, data and item, and a result that only its outputs read. */
export function localNames(element: Element): readonly string[] {
  const inputs = 'inputs' in element ? (element.inputs ?? []) : [];
  const result = isMapped(element) ? resultVariable(element) : undefined;
  return [
    ...inputs.map(({ target }) => target.split('.')[0] ?? ''),
    ...Object.keys(element.data ?? {}),
    ...[itemName(element), result].filter((name) => name !== undefined),
  ];
}

/** Which variables an element sees that are not those of the process, by the element that has them. */
export type Holders = (element: Element, name: string) => string | undefined;

/** Finds the innermost element around a step, or the step itself, that a variable is local to; undefined for those of the process. */
export function holdersIn(model: Model): Holders {
  const known = new Map<string, ReadonlySet<string>>();
  const namesOf = (element: Element): ReadonlySet<string> => {
    const names = known.get(element.id) ?? new Set(localNames(element));
    known.set(element.id, names);
    return names;
  };
  const holder: Holders = (element, name) => {
    if (element.kind === 'process') return undefined;
    if (namesOf(element).has(name)) return element.id;
    const outer = model.elements[outerOf(element) ?? ''];
    return outer === undefined ? undefined : holder(outer, name);
  };
  return holder;
}

/** What an element lies in; a boundary event sees what its activity has. */
export function outerOf(element: Element): string | undefined {
  return element.kind === 'boundaryEvent' ? element.attachedTo : element.scope;
}
