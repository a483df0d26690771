import { resumeCancelling } from './cancel.ts';
import { compensate, scopeAround } from './compensation.ts';
import type { Happening } from './happening.ts';
import { incidentOf } from './incident-error.ts';
import { isListening } from './listeners.ts';
import type { Instance, Late, Variables } from './state.ts';
import { elementOf, type Turn } from './turn.ts';
import { mappedOutputs } from './variables.ts';

type Done = Extract<Happening, { on: 'done' }>;

/**
 * A step with a compensation handler was ended while its job was under way: the job may do its work all the same (a campaign is
 * created although the launch has been called off). Its answer is waited for, so that what it did can be undone; but nobody needs
 * to know any more how a job ends that the tool has already.
 */
export function expectLateAnswer(turn: Turn, instance: Instance): boolean {
  const element = elementOf(turn, instance);
  const handler = 'compensation' in element ? element.compensation : undefined;
  if (handler === undefined || instance.outside !== 'job') return false;
  // A listener in front of the work: the work itself was never asked for.
  if (instance.listening?.phase === 'start' && isListening(instance, element)) return false;
  turn.state.late[instance.id] = {
    element: element.id,
    handler,
    scope: scopeAround(turn, instance).id,
    variables: { ...instance.variables },
  };
  turn.commands.push({ do: 'hasten', instance: instance.id });
  return true;
}

/** The answer has come: what was done, or may be done all the same, can be undone from now on; what failed was not done. */
export function takeLateAnswer(
  turn: Turn,
  happening: Extract<Happening, { on: 'done' | 'error' | 'broken' | 'withdrawn' }>,
): void {
  const late = turn.state.late[happening.instance];
  if (late === undefined) return;
  delete turn.state.late[happening.instance];
  const scope = turn.state.instances[late.scope];
  if (scope === undefined) return;
  const variables =
    happening.on === 'done' ? variablesAfter(turn, late, happening) : variablesIfDone(late, happening);
  if (variables !== undefined) {
    const { element, handler } = late;
    (scope.compensable ??= []).push({ element, handler, instance: happening.instance, variables });
  }
  for (const waiting of waitingThrowers(turn, late.scope)) {
    if (waiting.cancelled) resumeCancelling(turn, waiting);
    else compensate(turn, waiting, waiting.compensates ?? {});
  }
}

/** The data as it was, for what the step would have made of it is not known. */
function variablesIfDone(late: Late, happening: Exclude<Happening, { on: 'done' }>): Variables | undefined {
  return happening.on === 'withdrawn' && happening.mayBeDone ? late.variables : undefined;
}

/** The data as the step would have left it. A mapping that fails keeps nothing from being undone. */
function variablesAfter(turn: Turn, late: Late, { instance, result }: Done): Variables {
  const variables = { ...late.variables, ...result };
  const seen: Instance = { id: instance, element: late.element, parent: late.scope, variables };
  try {
    return { ...variables, ...mappedOutputs(turn.state, seen, elementOf(turn, seen), turn.at) };
  } catch (error) {
    incidentOf(error);
    return variables;
  }
}

/** Scopes are over: answers that are still to come inside them are now for another scope, with the data that they saw there. */
export function handOverLateAnswers(
  turn: Turn,
  from: ReadonlyMap<number, Variables | undefined>,
  to: Instance,
): void {
  for (const [id, late] of Object.entries(turn.state.late)) {
    if (!from.has(late.scope)) continue;
    const variables = { ...from.get(late.scope), ...late.variables };
    turn.state.late[Number(id)] = { ...late, scope: to.id, variables };
  }
}

/** Whether answers are still to come that may have to be undone in this scope. */
export function expectsLateAnswers(turn: Turn, scope: Instance): boolean {
  return Object.values(turn.state.late).some((late) => late.scope === scope.id);
}

function waitingThrowers(turn: Turn, scope: number): readonly Instance[] {
  return Object.values(turn.state.instances).filter((instance) => instance.compensates?.scope === scope);
}
