import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { klaviyo } from '../connector.ts';
import { email } from '../fields.ts';

export const unsubscribeProfile = defineAction({
  tool: klaviyo,
  id: 'klaviyo.unsubscribeProfile',
  summary: 'End the consent of a person to e-mail marketing, for all lists.',
  input: z.strictObject({ email }),
  output: z.object({ accepted: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['lists:write', 'profiles:write', 'subscriptions:write'],
  example: { email: 'ada@example.com' },
  async run({ input, http }) {
    await http.post({
      path: '/api/profile-subscription-bulk-delete-jobs',
      json: {
        data: {
          type: 'profile-subscription-bulk-delete-job',
          // No list: who is not on the one that is named is taken off all of them, which a second attempt would do.
          attributes: {
            profiles: {
              data: [
                {
                  type: 'profile',
                  attributes: {
                    email: input.email,
                    subscriptions: { email: { marketing: { consent: 'UNSUBSCRIBED' } } },
                  },
                },
              ],
            },
          },
        },
      },
      response: z.undefined(),
    });
    return { accepted: true };
  },
});
