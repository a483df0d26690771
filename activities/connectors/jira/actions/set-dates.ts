import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { noBody } from '../client.ts';
import { jira } from '../connector.ts';
import { date, taskId } from '../fields.ts';

export const setDates = defineAction({
  tool: jira,
  id: 'jira.setDates',
  summary: 'Set when a task is due, and when it starts.',
  /** Without a start the task keeps the one it has; a start needs the setting `startDateField`. */
  input: z.strictObject({ taskId, startOn: date.optional(), dueOn: date }),
  output: z.object({ taskId }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['write:jira-work'],
  example: { taskId: 'MKT-1', startOn: '2026-12-01', dueOn: '2026-12-04' },
  async run({ input, settings, http }) {
    const { startDateField } = settings;
    if (input.startOn !== undefined && startDateField === undefined) {
      throw toolError('INVALID_INPUT', { action: 'jira.setDates', fields: ['startOn needs startDateField'] });
    }
    const start =
      startDateField === undefined || input.startOn === undefined ? {} : { [startDateField]: input.startOn };
    await http.put({
      path: path`/rest/api/3/issue/${input.taskId}`,
      json: { fields: { duedate: input.dueOn, ...start } },
      response: noBody,
    });
    return { taskId: input.taskId };
  },
});
