import type { Element, Model } from '../../engine/model.ts';

/** Elements that a case may come to after this one; itself only where a loop leads back. */
export function reachedFrom(model: Model, from: string): ReadonlySet<string> {
  const start = model.elements[from];
  const reached = new Set(start === undefined ? [] : nextOf(model, start));
  for (const id of reached) {
    const element = model.elements[id];
    if (element !== undefined) for (const next of nextOf(model, element)) reached.add(next);
  }
  return reached;
}

function nextOf(model: Model, element: Element): readonly string[] {
  const along = element.outgoing.flatMap((flow) => model.flows[flow]?.target ?? []);
  const border = 'boundary' in element ? (element.boundary ?? []) : [];
  const inside = 'starts' in element ? [...element.starts, ...(element.eventSubProcesses ?? [])] : [];
  // An event sub-process may begin at any moment of its scope, and what ends in a scope goes on behind it.
  const scope = model.elements[element.scope ?? ''];
  const around =
    scope === undefined || scope.kind === 'process'
      ? []
      : along.length > 0
        ? []
        : scope.outgoing.flatMap((flow) => model.flows[flow]?.target ?? []);
  const sudden = scope !== undefined && 'eventSubProcesses' in scope ? (scope.eventSubProcesses ?? []) : [];
  return [...along, ...border, ...inside, ...around, ...sudden];
}
