import type { ElementOf, EventDefinitionOf, EventElement } from '../model.ts';
import { partsOf } from '../model/event-parts.ts';
import { beginEventSubProcess, happenAt, interruptHost, interruptScope } from './interrupt.ts';
import { startOf } from './scope.ts';
import { InstanceSite } from './site.ts';
import type { Answer, Instance } from './state.ts';
import { elementById, elementOf, type Turn } from './turn.ts';

/** What is thrown by code and looks for its catcher from the inside out. BPMN 2.0, 10.5.1 and 10.5.6. */
export type Thrown = 'error' | 'escalation';

/** An event that would take what is thrown; without a code it takes any. */
export type Catcher =
  | {
      readonly at: 'boundary';
      readonly host: Instance;
      readonly event: ElementOf<'boundaryEvent'>;
      readonly code?: string;
    }
  | {
      readonly at: 'scope';
      readonly scope: Instance;
      readonly event: ElementOf<'startEvent'>;
      readonly code?: string;
    };

/** The innermost event around an instance that takes this code. */
export function catcherOf(turn: Turn, from: Instance, kind: Thrown, code: string): Catcher | undefined {
  for (const catcher of catchersAround(turn, from, kind)) if (takes(catcher, code)) return catcher;
  return undefined;
}

/** Whether a catcher takes a code: its own, or any. */
export function takes(catcher: { readonly code?: string }, code: string): boolean {
  return catcher.code === undefined || catcher.code === code;
}

/** The catching event happens: it interrupts what it stands at, or begins beside it. */
export function catchWith(turn: Turn, catcher: Catcher, payload: Answer): void {
  if (catcher.at === 'boundary') {
    const { host, event } = catcher;
    return event.interrupting
      ? interruptHost(turn, host, event, payload)
      : happenAt(turn, event, host.parent, payload);
  }
  const { scope, event } = catcher;
  return event.interrupting
    ? interruptScope(turn, scope, event, payload)
    : beginEventSubProcess(turn, scope, event, payload);
}

/** From the inside out. An event sub-process does not catch what is thrown inside its own scope's other event sub-processes. */
export function* catchersAround(turn: Turn, from: Instance, kind: Thrown): Generator<Catcher> {
  for (let at: Instance | undefined = from; at !== undefined; at = turn.state.instances[at.parent]) {
    const scope: Instance | undefined = turn.state.instances[at.parent];
    // The boundary events of a multi-instance activity belong to its body.
    if (scope?.element === at.element) continue;
    // What completed long ago and is being undone catches nothing more.
    if (!at.untold) yield* boundaryCatchers(turn, at, kind);
    if (scope !== undefined && catchesInside(scope) && elementOf(turn, at).kind !== 'eventSubProcess')
      yield* scopeCatchers(turn, scope, kind);
  }
}

/** Neither a completed scope nor a cancelled transaction reacts to anything while it is undone. */
function catchesInside(scope: Instance): boolean {
  return !scope.untold && !scope.cancelled;
}

function* boundaryCatchers(turn: Turn, host: Instance, kind: Thrown): Generator<Catcher> {
  const element = elementOf(turn, host);
  const ids = 'boundary' in element ? (element.boundary ?? []) : [];
  const events = ids
    .map((id) => elementById(turn.model, id))
    .filter((event) => event.kind === 'boundaryEvent');
  for (const event of specificFirst(events, kind)) {
    yield { at: 'boundary', host, event, ...codeOf(turn, host, event, kind) };
  }
}

function* scopeCatchers(turn: Turn, scope: Instance, kind: Thrown): Generator<Catcher> {
  const element = elementOf(turn, scope);
  const ids = 'eventSubProcesses' in element ? (element.eventSubProcesses ?? []) : [];
  const starts = ids.map((id) => startOf(turn, id));
  for (const event of specificFirst(starts, kind)) {
    yield { at: 'scope', scope, event, ...codeOf(turn, scope, event, kind) };
  }
}

/** Only events of this kind, those with a code before those that take any. */
function specificFirst<E extends ElementOf<'boundaryEvent'> | ElementOf<'startEvent'>>(
  events: readonly E[],
  kind: Thrown,
): readonly E[] {
  const catching = events.filter((event) => partOf(event, kind) !== undefined);
  const hasCode = (event: E): boolean => partOf(event, kind)?.code !== undefined;
  return [...catching.filter(hasCode), ...catching.filter((event) => !hasCode(event))];
}

/** What an event catches of this kind; a multiple event catches other things, too. */
function partOf({ event }: EventElement, kind: Thrown): EventDefinitionOf<Thrown> | undefined {
  return partsOf(event).find((part): part is EventDefinitionOf<Thrown> => part.kind === kind);
}

function codeOf(turn: Turn, owner: Instance, event: EventElement, kind: Thrown): { readonly code?: string } {
  const code = partOf(event, kind)?.code;
  return code === undefined ? {} : { code: new InstanceSite(turn, owner).text(code, `an ${kind} code`) };
}
