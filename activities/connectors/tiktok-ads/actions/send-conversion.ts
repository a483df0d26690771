import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { phoneNumber, plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { unitsOf } from '../../../kit/money.ts';
import { personal } from '../../../kit/personal.ts';
import { tiktokAds } from '../connector.ts';
import { currency } from '../fields.ts';

const purpose = 'measurement of conversions';

export const sendConversion = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.sendConversion',
  summary: 'Tell TikTok that a person became a conversion, and what it is worth; the address goes as a hash.',
  input: z.strictObject({
    /** Offline event set. */
    eventSetId: z.string().regex(/^\d+$/),
    /** One of the vendor's standard events: `SubmitForm`, `CompletePayment`. */
    eventName: z.string().min(1),
    at: z.iso.datetime(),
    email: personal(z.email(), { category: 'contact', purpose }),
    phone: personal(phoneNumber, { category: 'contact', purpose }).optional(),
    value: z.int().min(0),
    currency,
  }),
  output: z.object({ received: z.boolean() }),
  // The vendor drops repeats by event set, event name and event id.
  retrySafety: 'keyed',
  // From the first event on; ads.tiktok.com/help/article/event-deduplication, overlap between Events API events.
  keyedFor: 'PT48H',
  effect: 'write',
  scopes: [],
  example: {
    eventSetId: '7460000000000000001',
    eventName: 'SubmitForm',
    at: '2026-11-28T10:15:00Z',
    email: 'ada@example.com',
    value: 450_000,
    currency: 'EUR',
  },
  async run({ input, http, marker }) {
    await http.post({
      path: '/open_api/v1.3/event/track/',
      json: {
        event_source: 'offline',
        event_source_id: input.eventSetId,
        data: [
          {
            event: input.eventName,
            event_id: marker,
            event_time: Math.floor(Date.parse(input.at) / 1000),
            user: {
              email: sha256Hex(plainEmail(input.email)),
              phone: input.phone && sha256Hex(input.phone),
            },
            properties: { value: unitsOf(input.value, input.currency), currency: input.currency },
          },
        ],
      },
      response: z.object({ code: z.literal(0) }),
    });
    return { received: true };
  },
});
