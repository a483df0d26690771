import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { createOneActivity, findActivity } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { activityId, contactId, instant, ownerId } from '../fields.ts';

export const createActivity = defineAction({
  tool: pipedrive,
  id: 'pipedrive.createActivity',
  summary: 'Give sales an activity about a contact.',
  /** `type` is the key of one of the account's activity types: task, call, meeting. */
  input: z.strictObject({
    contactId,
    ownerId: ownerId.optional(),
    title: z.string().min(1).max(255),
    body: z.string().optional(),
    type: z.string().min(1).default('task'),
    due: instant,
  }),
  output: z.object({ activityId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    contactId: '21',
    ownerId: '1',
    title: 'Call the lead',
    type: 'call',
    due: '2026-12-01T09:00:00Z',
  },
  async run({ input, http, marker }) {
    const { contactId, ownerId, title, body, type, due } = input;
    const activity = { contactId, ownerId, subject: title, type, text: body, at: due, done: false };
    return { activityId: await createOneActivity(http, activity, marker) };
  },
  async find({ input, http, marker }) {
    const found = await findActivity(http, input.contactId, marker);
    return found === undefined ? undefined : { activityId: found };
  },
});
