import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findAttached, withReference } from '../client.ts';
import { hubspot } from '../connector.ts';
import { contactId, instant, noteText } from '../fields.ts';

export const addNote = defineAction({
  tool: hubspot,
  id: 'hubspot.addNote',
  summary: 'Write a note about a contact.',
  /** `at` is when it happened; now when absent. */
  input: z.strictObject({
    contactId,
    text: noteText,
    at: instant.optional(),
    ownerId: z.string().optional(),
  }),
  output: z.object({ noteId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['crm.objects.contacts.read', 'crm.objects.contacts.write'],
  example: { contactId: '101', text: 'Asked for a demo at the fair.', at: '2026-12-01T07:30:00Z' },
  async run({ input, http, marker, now }) {
    const { id } = await http.post({
      path: '/crm/v3/objects/notes',
      json: {
        properties: {
          hs_timestamp: input.at ?? now().toISOString(),
          hs_note_body: htmlOf(withReference(input.text, marker)),
          hubspot_owner_id: input.ownerId,
        },
        associations: [{ to: { id: input.contactId }, types: [NOTE_TO_CONTACT] }],
      },
      response: z.object({ id: z.string() }),
    });
    return { noteId: id };
  },
  async find({ input, http, marker }) {
    const noteId = await findAttached(http, input.contactId, 'notes', 'hs_note_body', marker);
    return noteId === undefined ? undefined : { noteId };
  },
});

/** HubSpot's own association type from a note to a contact; the contract does not list them, public clients agree on 202. */
const NOTE_TO_CONTACT = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 };

/** The body of a note is HTML; what people write is text. */
function htmlOf(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
