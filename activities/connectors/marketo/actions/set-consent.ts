import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { listOf } from '../client.ts';
import { marketo } from '../connector.ts';
import { email } from '../fields.ts';

export const setConsent = defineAction({
  tool: marketo,
  id: 'marketo.setConsent',
  summary:
    'Record that a person agreed to mailings, or took it back, on every lead with this e-mail address.',
  input: z.strictObject({ email, subscribed: z.boolean(), reason: z.string().max(255).optional() }),
  output: z.object({ subscribed: z.boolean(), leads: z.int().positive() }),
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['Read-Write Lead'],
  example: { email: 'ada@example.com', subscribed: false, reason: 'Asked sales by phone' },
  async run({ input, http }) {
    // An address may stand on several leads; a consent that is taken back must not live on in a duplicate.
    const { result: leads } = await http.get({
      path: '/rest/v1/leads.json',
      query: { filterType: 'email', filterValues: input.email, fields: 'id' },
      response: listOf(z.object({ id: z.int() })),
    });
    if (leads.length === 0) throw toolError('NOT_FOUND', { action: 'marketo.setConsent', fields: ['email'] });
    await http.post({
      path: '/rest/v1/leads.json',
      json: {
        action: 'updateOnly',
        lookupField: 'id',
        input: leads.map(({ id }) => ({
          id,
          unsubscribed: !input.subscribed,
          unsubscribedReason: input.reason ?? (input.subscribed ? null : undefined),
        })),
      },
      response: listOf(z.object({ id: z.int() })),
    });
    return { subscribed: input.subscribed, leads: leads.length };
  },
});
