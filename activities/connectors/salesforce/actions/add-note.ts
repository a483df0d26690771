import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { create, findActivity, withReference } from '../client.ts';
import { salesforce } from '../connector.ts';
import { contactId, instant, noteText, ownerId } from '../fields.ts';

export const addNote = defineAction({
  tool: salesforce,
  id: 'salesforce.addNote',
  summary: 'Write a note about a contact or a lead, as an activity that is done.',
  /** `contactId` may be that of a lead; `at` is when it happened, now when absent. Salesforce keeps its day, in UTC. */
  input: z.strictObject({
    contactId,
    text: noteText,
    at: instant.optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ noteId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['api'],
  example: {
    contactId: '003000000000021AAA',
    text: 'Asked for a demo at the fair.',
    at: '2026-12-01T07:30:00Z',
  },
  async run({ input, http, marker, now }) {
    const at = input.at ?? now().toISOString();
    const id = await create(http, 'Task', {
      WhoId: input.contactId,
      OwnerId: input.ownerId,
      Subject: 'Note',
      Description: withReference(input.text, marker),
      ActivityDate: at.slice(0, 'YYYY-MM-DD'.length),
      Status: 'Completed',
    });
    return { noteId: id };
  },
  async find({ input, http, marker }) {
    const id = await findActivity(http, input.contactId, marker);
    return id === undefined ? undefined : { noteId: id };
  },
});
