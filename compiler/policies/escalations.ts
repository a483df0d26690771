import type { ElementOf, Mapping, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';
import { effectOf, type Actions } from './effects.ts';

type UserTask = ElementOf<'userTask'>;

/** The role that is told when a task is late; undefined where no timer at its border leads to a message to it while the task waits. */
export function escalatesTo(
  { boundary = [], properties }: UserTask,
  model: Model,
  actions: Actions,
): string | undefined {
  const role = properties?.escalateTo;
  const isTold = boundary.some((id) => {
    const event = model.elements[id];
    return (
      event?.kind === 'boundaryEvent' &&
      !event.interrupting &&
      partsOf(event.event).some(({ kind }) => kind === 'timer') &&
      role !== undefined &&
      leadsToMessage(id, role, model, actions)
    );
  });
  return isTold ? role : undefined;
}

function leadsToMessage(from: string, role: string, model: Model, actions: Actions): boolean {
  const reached = new Set([from]);
  for (const id of reached) {
    const element = model.elements[id];
    if (element === undefined) continue;
    const inputs = 'inputs' in element ? element.inputs : undefined;
    if (effectOf(element, actions).includes('notify') && isTo(inputs, role)) return true;
    for (const flow of element.outgoing) {
      const target = model.flows[flow]?.target;
      if (target !== undefined) reached.add(target);
    }
  }
  return false;
}

/** `#ops`, `ops@example.com`; where the diagram maps nothing, code says to whom. */
function isTo(inputs: readonly Mapping[] | undefined, role: string): boolean {
  return (
    inputs === undefined ||
    inputs.some(({ source }) =>
      literal(source)
        ?.split(/[^\w-]+/)
        .includes(role),
    )
  );
}
