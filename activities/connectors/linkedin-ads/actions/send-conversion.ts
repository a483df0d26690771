import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { personal } from '../../../kit/personal.ts';
import { amountOf, nothing } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const sendConversion = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.sendConversion',
  summary:
    'Tell LinkedIn that a person became a conversion, and what it is worth; the address goes as a hash.',
  input: z.strictObject({
    /** Conversion whose method is the Conversions API. */
    conversionId: z.string().regex(/^\d+$/),
    /** At most ninety days ago. */
    at: z.iso.datetime(),
    email: personal(z.email(), { category: 'contact', purpose: 'measurement of conversions' }),
    value: z.int().min(0),
    currency,
  }),
  output: z.object({ received: z.boolean() }),
  // By the event's id the vendor drops what the website's tag has told already; nobody says that it drops what the API repeats.
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['rw_conversions'],
  example: {
    conversionId: '14000001',
    at: '2026-11-28T10:15:00Z',
    email: 'ada@example.com',
    value: 450_000,
    currency: 'EUR',
  },
  async run({ input, http, marker }) {
    await http.post({
      path: '/rest/conversionEvents',
      json: {
        conversion: `urn:lla:llaPartnerConversion:${input.conversionId}`,
        conversionHappenedAt: Date.parse(input.at),
        conversionValue: amountOf(input.value, input.currency),
        eventId: marker,
        user: { userIds: [{ idType: 'SHA256_EMAIL', idValue: sha256Hex(plainEmail(input.email)) }] },
      },
      response: nothing,
    });
    return { received: true };
  },
});
