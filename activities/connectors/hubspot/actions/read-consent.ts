import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { hubspot } from '../connector.ts';
import { email, subscriptionStatuses as statuses } from '../fields.ts';

export const readConsent = defineAction({
  tool: hubspot,
  id: 'hubspot.readConsent',
  summary: 'Read which subscriptions a person agreed to, and on which legal basis.',
  input: z.strictObject({ email }),
  output: z.object({
    subscribed: z.boolean(),
    subscriptions: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        status: z.string(),
        legalBasis: z.string().optional(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['communication_preferences.read'],
  example: { email: 'ada@example.com' },
  async run({ input, http }) {
    const { subscriptionStatuses } = await http.get({
      path: path`/communication-preferences/v3/status/email/${input.email}`,
      response: statuses,
    });
    return {
      subscribed: subscriptionStatuses.some(({ status }) => status === 'SUBSCRIBED'),
      subscriptions: subscriptionStatuses,
    };
  },
});
