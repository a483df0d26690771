import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readList, searchIds } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { email } from '../fields.ts';

export const readConsent = defineAction({
  tool: pipedrive,
  id: 'pipedrive.readConsent',
  summary: 'Read whether a person agreed to marketing, on every contact with this e-mail address.',
  input: z.strictObject({ email }),
  /** `subscribed` only where all contacts with the address are; `optedOut` where one of them is. */
  output: z.object({ known: z.boolean(), subscribed: z.boolean(), optedOut: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  // Nobody's: the slice lets a list be asked for the marketing status, but its answer does not know it. The test beside holds the answer.
  example: { email: 'stranger@example.com' },
  async run({ input, http }) {
    const ids = await searchIds(http, 'persons', 'email', input.email);
    const query = { ids: ids.join(','), include_fields: 'marketing_status' };
    const persons = ids.length === 0 ? [] : (await readList(http, 'persons', query, person)).items;
    // The search may lag behind a change of the address.
    const wanted = input.email.toLowerCase();
    const theirs = persons.filter(({ emails }) =>
      emails?.some(({ value }) => value.toLowerCase() === wanted),
    );
    return {
      known: theirs.length > 0,
      subscribed:
        theirs.length > 0 && theirs.every(({ marketing_status: status }) => status === 'subscribed'),
      optedOut: theirs.some(({ marketing_status: status }) => status === 'unsubscribed'),
    };
  },
});

/** Without the Campaigns add-on there is no status, and no consent. */
const person = z.object({
  emails: z.array(z.object({ value: z.string() })).nullish(),
  marketing_status: z.enum(['no_consent', 'unsubscribed', 'subscribed', 'archived']).nullish(),
});
