import type { LawOf, Policy } from '../../definitions/policy.ts';
import type { Model } from '../../engine/model.ts';
import { givesNull } from '../check/types/null-shapes.ts';
import type { Breach } from './breach.ts';
import type { Actions } from './effects.ts';
import { escalatesTo } from './escalations.ts';

type EveryTask = Policy & LawOf<'everyTask'>;

/** Every user task has a due date, and a timer at its border that leads to a message to the role that it escalates to. */
export function checkTasks(policy: EveryTask, models: readonly Model[], actions: Actions): readonly Breach[] {
  return models.flatMap((model) =>
    Object.values(model.elements).flatMap((element) => {
      if (element.kind !== 'userTask') return [];
      const lacks = policy.has.filter((wanted) =>
        wanted === 'deadline'
          ? element.task.due === undefined || givesNull(element.task.due)
          : escalatesTo(element, model, actions) === undefined,
      );
      return lacks.map((wanted): Breach => ({
        code: policy.code,
        process: model.id,
        element: element.id,
        message:
          wanted === 'deadline'
            ? 'the task has no due date'
            : 'nobody hears when the task is late: no timer at its border leads to a message to the role in escalateTo',
        hint:
          wanted === 'deadline'
            ? `${policy.rule} Set a due date: =business hours after(now(), 8).`
            : `${policy.rule} Name a role in the property escalateTo, put a non-interrupting timer on the task, and behind it a step that tells that role.`,
        exceptions: policy.exceptions ?? [],
      }));
    }),
  );
}
