import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { create, findActivity, withReference } from '../client.ts';
import { salesforce } from '../connector.ts';
import { contactId, instant, ownerId, taskId } from '../fields.ts';

export const createTask = defineAction({
  tool: salesforce,
  id: 'salesforce.createTask',
  summary: 'Give sales a task about a contact or a lead.',
  /** `contactId` may be that of a lead. Salesforce keeps the day of `due`, in UTC. */
  input: z.strictObject({
    contactId,
    ownerId: ownerId.optional(),
    title: z.string().min(1).max(255),
    body: z.string().optional(),
    due: instant,
  }),
  output: z.object({ taskId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['api'],
  example: {
    contactId: '003000000000021AAA',
    ownerId: '005000000000001AAA',
    title: 'Call the lead',
    due: '2026-12-01T09:00:00Z',
  },
  async run({ input, http, marker }) {
    const id = await create(http, 'Task', {
      WhoId: input.contactId,
      OwnerId: input.ownerId,
      Subject: input.title,
      Description: withReference(input.body, marker),
      ActivityDate: input.due.slice(0, 'YYYY-MM-DD'.length),
      Status: 'Not Started',
    });
    return { taskId: id };
  },
  async find({ input, http, marker }) {
    const id = await findActivity(http, input.contactId, marker);
    return id === undefined ? undefined : { taskId: id };
  },
});
