import type { Element, Flow, Model } from '../model.ts';
import type { Draft } from './drafts.ts';
import { feel } from './feel.ts';

/**
 * A scope as a test writes it down. Flows read `ask > hot > end`; the last step of one may carry a condition (`ask > hot if
 * score > 5`) or be the default (`ask > cold else`), and gets the id `ask-hot`. Elements that are only named are none start
 * events, undefined tasks or none end events, by their flows.
 */
export interface Sketch {
  readonly elements?: { readonly [id: string]: Draft };
  readonly flows: readonly string[];
}

/** The model of a sketched process, as the compiler would make it of the drawing. */
export function modelOf(sketch: Sketch, id = 'demo'): Model {
  const model = { id, elements: {}, flows: {} };
  const { elements, ...inner } = scopeOf(sketch, id, model.flows);
  return {
    ...model,
    elements: { [id]: { kind: 'process', id, incoming: [], outgoing: [], ...inner }, ...elements },
  };
}

interface Scope {
  readonly elements: Record<string, Element>;
  readonly starts: readonly string[];
  readonly eventSubProcesses?: readonly string[];
}

function scopeOf(sketch: Sketch, scope: string, allFlows: Record<string, Flow>): Scope {
  const { flows, defaults } = flowsOf(sketch.flows);
  const drafts: Record<string, Draft | undefined> = { ...sketch.elements };
  for (const { source, target } of flows) {
    drafts[source] ??= undefined;
    drafts[target] ??= undefined;
  }
  const elements: Record<string, Element> = {};
  const ids = Object.keys(drafts);
  for (const id of ids) {
    const incoming = flows.filter((flow) => flow.target === id).map((flow) => flow.id);
    const outgoing = flows.filter((flow) => flow.source === id).map((flow) => flow.id);
    const { inside, ...draft } = drafts[id] ?? onlyNamed(incoming.length > 0, outgoing.length > 0);
    const boundary = ids.filter((other) => attachedTo(drafts[other]) === id);
    const defaultFlow = defaults.find((flow) => outgoing.includes(flow));
    const { elements: within, ...inner } =
      inside === undefined ? { elements: {} } : scopeOf(inside, id, allFlows);
    elements[id] = {
      ...draft,
      id,
      scope,
      incoming,
      outgoing,
      ...(boundary.length === 0 ? {} : { boundary }),
      ...(defaultFlow === undefined ? {} : { defaultFlow }),
      ...inner,
    } as Element;
    Object.assign(elements, within);
  }
  for (const flow of flows) allFlows[flow.id] = flow;
  const handlers = ids.filter((id) => elements[id]?.kind === 'eventSubProcess');
  return {
    elements,
    starts: startsOf(ids.map((id) => elements[id]).filter((element) => element !== undefined)),
    ...(handlers.length === 0 ? {} : { eventSubProcesses: handlers }),
  };
}

/** The start events; without any, all that no flow leads to (BPMN 2.0, 10.5.2). */
function startsOf(elements: readonly Element[]): readonly string[] {
  const events = elements.filter((element) => element.kind === 'startEvent');
  const loose = elements.filter(
    (element) =>
      element.incoming.length === 0 &&
      element.kind !== 'boundaryEvent' &&
      element.kind !== 'eventSubProcess' &&
      !('isForCompensation' in element),
  );
  return (events.length > 0 ? events : loose).map((element) => element.id);
}

function onlyNamed(reached: boolean, left: boolean): Draft {
  if (reached && left) return { kind: 'task' };
  const event = { kind: 'none' } as const;
  return reached ? { kind: 'endEvent', event } : { kind: 'startEvent', event, interrupting: true };
}

function attachedTo(draft: Draft | undefined): string | undefined {
  return draft?.kind === 'boundaryEvent' ? draft.attachedTo : undefined;
}

function flowsOf(lines: readonly string[]): {
  readonly flows: readonly Flow[];
  readonly defaults: readonly string[];
} {
  const flows: Flow[] = [];
  const defaults: string[] = [];
  for (const line of lines) {
    const [, way = '', condition] = /^(.*?)(?: if (.*)| else)?$/.exec(line) ?? [];
    const ids = way.split(' > ');
    for (const [index, target] of ids.slice(1).entries()) {
      const source = ids[index] ?? '';
      const same = flows.filter((flow) => flow.source === source && flow.target === target).length;
      const id = same === 0 ? `${source}-${target}` : `${source}-${target}-${same + 1}`;
      const last = index === ids.length - 2;
      flows.push({ id, source, target, ...(last && condition ? { when: feel(condition) } : {}) });
      if (last && line.endsWith(' else')) defaults.push(id);
    }
  }
  return { flows, defaults };
}
