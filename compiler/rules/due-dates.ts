import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';
import { timeKinds } from './time-kinds.ts';

/** When a task is due, and when it is to be looked at again: ISO 8601 or FEEL (zeebe:taskSchedule). */
export const dueDates: Rule = {
  code: 'BPMN_DUE_DATE',
  check({ drawing }, found) {
    const { isValid, example } = timeKinds.due;
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:UserTask')) continue;
      const { dueDate, followUpDate } = zeebe(node, 'zeebe:TaskSchedule') ?? {};
      const dates = [
        ['due date', dueDate],
        ['follow-up date', followUpDate],
      ] as const;
      for (const [what, text] of dates) {
        // An attribute that was emptied in the modeler says nothing.
        if (!text || text.startsWith('=') || isValid(text)) continue;
        found.error(
          node,
          `the ${what} "${text}" is neither a date nor a duration in ISO 8601`,
          `Write e.g. ${example}, or a FEEL expression such as =now() + duration("P3D").`,
        );
      }
    }
  },
};
