import type { LawOf, Policy } from '../../definitions/policy.ts';
import type { ElementOf, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import type { Breach } from './breach.ts';
import { effectOf, type Actions } from './effects.ts';

type EveryTask = Policy & LawOf<'everyTask'>;
type UserTask = ElementOf<'userTask'>;

/** Every user task has a due date, and a timer at its border that leads to a message to somebody while the task waits. */
export function checkTasks(policy: EveryTask, models: readonly Model[], actions: Actions): readonly Breach[] {
  return models.flatMap((model) =>
    Object.values(model.elements).flatMap((element) => {
      if (element.kind !== 'userTask') return [];
      const lacks = policy.has.filter((wanted) =>
        wanted === 'deadline' ? element.task.due === undefined : !isEscalated(element, model, actions),
      );
      return lacks.map((wanted): Breach => ({
        code: policy.code,
        process: model.id,
        element: element.id,
        message:
          wanted === 'deadline'
            ? 'the task has no due date'
            : 'nobody hears when the task is late: no timer at its border leads to a message',
        hint:
          wanted === 'deadline'
            ? `${policy.rule} Set a due date: =business hours after(now(), 8).`
            : `${policy.rule} Put a non-interrupting timer on the task, and behind it a step that tells somebody.`,
        exceptions: policy.exceptions ?? [],
      }));
    }),
  );
}

function isEscalated({ boundary = [] }: UserTask, model: Model, actions: Actions): boolean {
  return boundary.some((id) => {
    const event = model.elements[id];
    return (
      event?.kind === 'boundaryEvent' &&
      !event.interrupting &&
      partsOf(event.event).some(({ kind }) => kind === 'timer') &&
      leadsToMessage(id, model, actions)
    );
  });
}

function leadsToMessage(from: string, model: Model, actions: Actions): boolean {
  const reached = new Set([from]);
  for (const id of reached) {
    const element = model.elements[id];
    if (element === undefined) continue;
    if (effectOf(element, actions).includes('notify')) return true;
    for (const flow of element.outgoing) {
      const target = model.flows[flow]?.target;
      if (target !== undefined) reached.add(target);
    }
  }
  return false;
}
