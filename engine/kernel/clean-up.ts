import { CANCEL_MESSAGE } from '../model/cancel-message.ts';
import type { ElementOf } from '../model.ts';
import { disarmEventSubProcesses, startEventSubProcess } from './interrupt.ts';
import { startOf } from './scope.ts';
import type { Answer, Instance } from './state.ts';
import { emptyScope } from './terminate.ts';
import { createInstance, elementById, elementOf, instanceById, record, type Turn } from './turn.ts';

export { CANCEL_MESSAGE };

/**
 * A case is cancelled, and its process drew how to clean up. All else in it ends at once; the clean-up begins when nothing of that
 * works outside any more, for it has to find everything that was done. docs/decisions/0017-cancelling-waits.md.
 */
export function cleanUp(
  turn: Turn,
  root: Instance,
  event: ElementOf<'startEvent'>,
  payload: Answer & Pick<Required<Answer>, 'result'>,
): void {
  const cleaning = createInstance(turn, event.scope ?? '', root.id, { ...payload.result });
  turn.state.cleanUp = { instance: cleaning.id, event: event.id, payload };
  emptyScope(turn, root, cleaning);
  disarmEventSubProcesses(turn, root);
  record(turn, 'entered', cleaning);
  beginCleanUp(turn);
}

/** Begins the clean-up of a cancelled case, unless there is none to come or something is still waited for. */
export function beginCleanUp(turn: Turn): void {
  const { cleanUp: toCome, withdrawn = {}, late } = turn.state;
  if (toCome === undefined || Object.keys(withdrawn).length > 0 || Object.keys(late).length > 0) return;
  delete turn.state.cleanUp;
  const cleaning = instanceById(turn, toCome.instance);
  const event = elementById(turn.model, toCome.event);
  if (event.kind === 'startEvent') startEventSubProcess(turn, cleaning, event, toCome.payload);
}

/**
 * Whether a process that would clean up when cancelled deals with an error already: what undoes it after an error is not to be cut
 * short, for nobody else would undo the rest.
 */
export function undoesAlready(turn: Turn, root: Instance): boolean {
  const element = elementOf(turn, root);
  const drawn = 'eventSubProcesses' in element ? (element.eventSubProcesses ?? []) : [];
  const running = new Set(
    Object.keys(root.children ?? {}).map((id) => turn.state.instances[Number(id)]?.element),
  );
  const starts = drawn.map((id) => startOf(turn, id));
  return (
    starts.some(
      ({ event }) =>
        event.kind === 'message' && event.name.kind === 'string' && event.name.value === CANCEL_MESSAGE,
    ) &&
    starts.some(
      ({ event, interrupting, scope }) => event.kind === 'error' && interrupting && running.has(scope),
    )
  );
}
