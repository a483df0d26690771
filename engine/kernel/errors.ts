import type { Element, ElementOf } from '../model.ts';
import type { BpmnError } from './happening.ts';
import { IncidentError } from './incident-error.ts';
import { interruptHost, interruptScope } from './interrupt.ts';
import { failCase } from './lifecycle.ts';
import { startOf } from './scope.ts';
import { InstanceSite } from './site.ts';
import type { CaughtCodes, Instance } from './state.ts';
import { elementById, elementOf, type Turn } from './turn.ts';

type Catcher =
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

/**
 * Throws a BPMN error from an instance: the innermost event that catches its code takes it (BPMN 2.0, 10.5.1, error propagation).
 * Nobody does: an error end event fails the case; an error that a job reported is an incident, unless the calling case catches it.
 */
export function throwError(turn: Turn, from: Instance, error: BpmnError, source: 'end' | 'job'): void {
  for (const catcher of catchersAround(turn, from)) {
    if (catcher.code !== undefined && catcher.code !== error.code) continue;
    const extra = { errorCode: error.code, errorMessage: error.message };
    const payload = { result: error.variables ?? {}, extra, detail: extra };
    return catcher.at === 'boundary'
      ? interruptHost(turn, catcher.host, catcher.event, payload)
      : interruptScope(turn, catcher.scope, catcher.event, payload);
  }
  if (source === 'end' || includes(turn.state.caughtByCaller, error.code)) return failCase(turn, error);
  throw new IncidentError(
    'ERROR_NOT_CAUGHT',
    `${from.element} threw the error ${error.code} (${error.message}) and no event catches it`,
  );
}

/** The error codes that something around an instance would catch: a called case is told, so that it can tell errors from incidents. */
export function codesCaughtAround(turn: Turn, instance: Instance): CaughtCodes {
  const codes: string[] = [];
  for (const catcher of catchersAround(turn, instance)) {
    if (catcher.code === undefined) return 'any';
    codes.push(catcher.code);
  }
  return turn.state.caughtByCaller === 'any' ? 'any' : [...codes, ...turn.state.caughtByCaller];
}

/** From the inside out. An event sub-process does not catch what is thrown inside its own scope's other event sub-processes. */
function* catchersAround(turn: Turn, from: Instance): Generator<Catcher> {
  for (let at: Instance | undefined = from; at !== undefined; at = turn.state.instances[at.parent]) {
    const scope: Instance | undefined = turn.state.instances[at.parent];
    // The boundary events of a multi-instance activity belong to its body.
    if (scope?.element === at.element) continue;
    yield* boundaryCatchers(turn, at);
    if (scope !== undefined && elementOf(turn, at).kind !== 'eventSubProcess')
      yield* scopeCatchers(turn, scope);
  }
}

function* boundaryCatchers(turn: Turn, host: Instance): Generator<Catcher> {
  const element = elementOf(turn, host);
  const ids = 'boundary' in element ? (element.boundary ?? []) : [];
  const events = ids
    .map((id) => elementById(turn.model, id))
    .filter((event) => event.kind === 'boundaryEvent');
  for (const event of specificFirst(events)) {
    yield { at: 'boundary', host, event, ...codeOf(turn, host, event) };
  }
}

function* scopeCatchers(turn: Turn, scope: Instance): Generator<Catcher> {
  const element = elementOf(turn, scope);
  const ids = 'eventSubProcesses' in element ? (element.eventSubProcesses ?? []) : [];
  for (const event of specificFirst(ids.map((id) => startOf(turn, id)))) {
    yield { at: 'scope', scope, event, ...codeOf(turn, scope, event) };
  }
}

/** Only error events, those with a code before those that take any. */
function specificFirst<E extends ElementOf<'boundaryEvent'> | ElementOf<'startEvent'>>(
  events: readonly E[],
): readonly E[] {
  const errors = events.filter((event) => event.event.kind === 'error');
  return [...errors.filter(hasCode), ...errors.filter((event) => !hasCode(event))];
}

function hasCode(event: Element): boolean {
  return 'event' in event && event.event.kind === 'error' && event.event.code !== undefined;
}

function codeOf(
  turn: Turn,
  owner: Instance,
  { event }: Extract<Element, { event: unknown }>,
): { readonly code?: string } {
  if (event.kind !== 'error' || event.code === undefined) return {};
  return { code: new InstanceSite(turn, owner).text(event.code, 'an error code') };
}

function includes(caught: CaughtCodes, code: string): boolean {
  return caught === 'any' || caught.includes(code);
}
