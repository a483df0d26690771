import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { createOneActivity, findActivity } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { contactId, instant, noteText, ownerId } from '../fields.ts';

export const addNote = defineAction({
  tool: pipedrive,
  id: 'pipedrive.addNote',
  summary: 'Write a note about a contact, as an activity that is done.',
  /** `at` is when it happened; now when absent. */
  input: z.strictObject({
    contactId,
    text: noteText,
    at: instant.optional(),
    ownerId: ownerId.optional(),
  }),
  output: z.object({ noteId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: { contactId: '21', text: 'Asked for a demo at the fair.', at: '2026-12-01T07:30:00Z' },
  async run({ input, http, marker, now }) {
    const { contactId, ownerId, text, at = now().toISOString() } = input;
    const activity = { contactId, ownerId, subject: 'Note', type: 'task', text, at, done: true };
    return { noteId: await createOneActivity(http, activity, marker) };
  },
  async find({ input, http, marker }) {
    const found = await findActivity(http, input.contactId, marker);
    return found === undefined ? undefined : { noteId: found };
  },
});
