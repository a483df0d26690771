import { scopeAround, undoAll } from './compensation.ts';
import { interruptHost } from './interrupt.ts';
import { expectsLateAnswers, handOverLateAnswers } from './late-answers.ts';
import { complete } from './lifecycle.ts';
import type { Compensable, Instance, Variables } from './state.ts';
import { emptyScope, terminate } from './terminate.ts';
import { elementById, elementOf, instanceById, type Turn } from './turn.ts';
import { disarmAll } from './waits.ts';

/**
 * A cancel end event: everything active in its transaction ends, everything that completed in it is undone, the last first, and
 * then the token leaves by the cancel event on the border. A multi-instance transaction is cancelled as a whole. BPMN 2.0, 10.3.5.
 */
export function cancelTransaction(turn: Turn, thrower: Instance): void {
  const transaction = scopeAround(turn, thrower);
  if (elementOf(turn, transaction).kind !== 'transaction')
    throw new Error(`${thrower.element} lies in no transaction`);
  complete(turn, thrower, {});
  const around = instanceById(turn, transaction.parent);
  const host = around.element === transaction.element ? around : transaction;
  const scopes = host === transaction ? [transaction] : instancesOf(turn, host, transaction);
  const entries = [
    ...(host === transaction ? [] : completedInstancesOf(turn, host)),
    ...scopes.flatMap((scope) => memoryOf(turn, scope).map((entry) => ({ within: scope.id, ...entry }))),
  ];
  for (const scope of scopes) clear(turn, scope, host);
  // From here on nothing but an error of a handler keeps it from being undone.
  disarmAll(turn, host);
  host.cancelled = true;
  host.compensable = entries;
  resumeCancelling(turn, host);
}

/** Undoes the transaction as soon as no answer is to come any more that may have to be undone as well. */
export function resumeCancelling(turn: Turn, host: Instance): void {
  if (expectsLateAnswers(turn, host)) {
    host.compensates = { scope: host.id };
    return;
  }
  delete host.compensates;
  const entries = host.compensable ?? [];
  delete host.compensable;
  undoAll(turn, host, entries);
}

/** All is undone: the token leaves by the cancel event. */
export function leaveCancelled(turn: Turn, host: Instance): void {
  const element = elementOf(turn, host);
  const events = ('boundary' in element ? (element.boundary ?? []) : []).map((id) =>
    elementById(turn.model, id),
  );
  const event = events.find((one) => one.kind === 'boundaryEvent' && one.event.kind === 'cancel');
  if (event?.kind !== 'boundaryEvent') throw new Error(`${element.id} has no cancel event on its border`);
  interruptHost(turn, host, event, {});
}

/** The instances of a multi-instance transaction that are under way, the one that cancels last; those that have not begun just end. */
function instancesOf(turn: Turn, body: Instance, cancelling: Instance): readonly Instance[] {
  const others = Object.keys(body.children ?? {})
    .map((id) => instanceById(turn, Number(id)))
    .filter((instance) => instance !== cancelling);
  for (const instance of others) if (instance.pending) terminate(turn, instance);
  return [...others.filter((instance) => !instance.pending), cancelling];
}

/** What instances of this body that have completed left in the scope around it: taken from there. */
function completedInstancesOf(turn: Turn, body: Instance): readonly Compensable[] {
  const scope = scopeAround(turn, body);
  const all = scope.compensable ?? [];
  if (all.length > 0) scope.compensable = all.filter((entry) => entry.body !== body.id);
  return all.filter((entry) => entry.body === body.id).map((entry) => ({ ...entry, within: scope.id }));
}

/**
 * What completed in a scope: what was being undone already and is not done with, what nobody has undone, and what completed in the
 * sub-processes that are still active. Those did not complete, but in a transaction all counts.
 */
function memoryOf(turn: Turn, scope: Instance): readonly Compensable[] {
  const children = activeInside(turn, scope);
  const begun = children.flatMap(({ undo = [], undoes }) => [
    ...undo,
    ...(undoes?.entry ? [undoes.entry] : []),
  ]);
  const active = children.flatMap((child): readonly Compensable[] => {
    const inner = child.undoes === undefined ? memoryOf(turn, child) : [];
    const { element, id: instance, variables = {} } = child;
    return inner.length === 0 ? [] : [{ element, instance, variables, inner }];
  });
  return [...begun, ...(scope.compensable ?? []), ...active];
}

/** Ends all in a scope; answers that are still to come in it are for the host. */
function clear(turn: Turn, scope: Instance, host: Instance): void {
  const inside = new Map(contextsIn(turn, scope, host === scope ? {} : { ...scope.variables }));
  if (scope !== host) inside.set(scope.id, scope.variables ?? {});
  emptyScope(turn, scope);
  disarmAll(turn, scope);
  delete scope.compensable;
  scope.cancelled = true;
  handOverLateAnswers(turn, inside, host);
}

/** The scopes inside a scope, at any depth, with the data that is seen there and goes with them. */
function contextsIn(
  turn: Turn,
  scope: Instance,
  around: Variables,
): readonly (readonly [number, Variables])[] {
  return activeInside(turn, scope)
    .filter(({ children }) => children !== undefined)
    .flatMap((child) => {
      const variables = { ...around, ...child.variables };
      return [[child.id, variables] as const, ...contextsIn(turn, child, variables)];
    });
}

function activeInside(turn: Turn, scope: Instance): readonly Instance[] {
  return Object.keys(scope.children ?? {}).map((id) => instanceById(turn, Number(id)));
}
