import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { klaviyo } from '../connector.ts';
import { email, instant, listId } from '../fields.ts';

export const subscribeProfile = defineAction({
  tool: klaviyo,
  id: 'klaviyo.subscribeProfile',
  summary: 'Subscribe a person who agreed to the mailings of a list.',
  /** `consentedAt` is the time of a consent that is proven elsewhere; without it the list's double opt-in asks the person. */
  input: z.strictObject({ email, listId, consentedAt: instant.optional() }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['lists:write', 'profiles:write', 'subscriptions:write'],
  example: { email: 'ada@example.com', listId: 'Wm7kQp', consentedAt: '2026-03-14T10:20:00Z' },
  async run({ input, http }) {
    const proven = input.consentedAt !== undefined;
    await http.post({
      path: '/api/profile-subscription-bulk-create-jobs',
      json: {
        data: {
          type: 'profile-subscription-bulk-create-job',
          attributes: {
            profiles: {
              data: [
                {
                  type: 'profile',
                  attributes: {
                    email: input.email,
                    subscriptions: {
                      email: { marketing: { consent: 'SUBSCRIBED', consented_at: input.consentedAt } },
                    },
                  },
                },
              ],
            },
            // The only way to say when somebody agreed; a consent without proof is asked for once more.
            historical_import: proven,
          },
          relationships: { list: { data: { type: 'list', id: input.listId } } },
        },
      },
      response: z.undefined(),
    });
    return { accepted: true };
  },
});
