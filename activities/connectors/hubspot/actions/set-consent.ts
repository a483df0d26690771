import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { isAlreadyUnsubscribed } from '../client.ts';
import { hubspot } from '../connector.ts';
import { email, subscriptionStatuses } from '../fields.ts';

export const setConsent = defineAction({
  tool: hubspot,
  id: 'hubspot.setConsent',
  summary: 'Record that a person agreed to a subscription, or took it back.',
  /** An account that keeps to the GDPR wants a legal basis and what proves it, to subscribe. */
  input: z.strictObject({
    email,
    subscriptionId: z.string().min(1),
    subscribed: z.boolean(),
    legalBasis: z
      .enum([
        'CONSENT_WITH_NOTICE',
        'LEGITIMATE_INTEREST_CLIENT',
        'LEGITIMATE_INTEREST_OTHER',
        'LEGITIMATE_INTEREST_PQL',
        'NON_GDPR',
        'PERFORMANCE_OF_CONTRACT',
        'PROCESS_AND_STORE',
      ])
      .optional(),
    explanation: z.string().optional(),
  }),
  output: z.object({ subscribed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['communication_preferences.read', 'communication_preferences.write'],
  example: {
    email: 'ada@example.com',
    subscriptionId: '402',
    subscribed: true,
    legalBasis: 'CONSENT_WITH_NOTICE',
    explanation: 'Double opt-in on the landing page of the campaign',
  },
  async run({ input, http }) {
    const { subscriptionStatuses: statuses } = await http.get({
      path: path`/communication-preferences/v3/status/email/${input.email}`,
      response: subscriptionStatuses,
    });
    const held = statuses.find(({ id }) => id === input.subscriptionId);
    if (held === undefined) {
      throw toolError('NOT_FOUND', { action: 'hubspot.setConsent', fields: ['subscriptionId'] });
    }
    if (input.subscribed && held.status === 'SUBSCRIBED') return { subscribed: true };
    // Also where the person is not subscribed: HubSpot tells nobody who opted out from those who never said anything, and only
    // an opt-out keeps others from subscribing them.
    const { status } = await http
      .post({
        path: `/communication-preferences/v3/${input.subscribed ? 'subscribe' : 'unsubscribe'}`,
        json: {
          emailAddress: input.email,
          subscriptionId: input.subscriptionId,
          legalBasis: input.legalBasis,
          legalBasisExplanation: input.explanation,
        },
        response: z.object({ status: z.enum(['SUBSCRIBED', 'NOT_SUBSCRIBED']) }),
      })
      .catch((error: unknown) => {
        if (!input.subscribed && isAlreadyUnsubscribed(error)) return { status: 'NOT_SUBSCRIBED' as const };
        throw error;
      });
    return { subscribed: status === 'SUBSCRIBED' };
  },
});
