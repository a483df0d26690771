import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { plainEmail, sha256Hex } from '../../../kit/hashed-people.ts';
import { path } from '../../../kit/path.ts';
import { personal } from '../../../kit/personal.ts';
import { unitsOf } from '../../../kit/money.ts';
import { metaAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const sendConversion = defineAction({
  tool: metaAds,
  id: 'meta-ads.sendConversion',
  summary: 'Tell Meta that a person became a conversion, and what it is worth; the address goes as a hash.',
  input: z.strictObject({
    pixelId: z.string().regex(/^\d+$/),
    eventName: z.string().min(1),
    at: z.iso.datetime(),
    email: personal(z.email(), { category: 'contact', purpose: 'measurement of conversions' }),
    value: z.int().min(0),
    currency,
  }),
  output: z.object({ received: z.boolean() }),
  retrySafety: 'keyed',
  // developers.facebook.com/docs/marketing-api/conversions-api/parameters/server-event, event_name.
  keyedFor: 'PT48H',
  effect: 'write',
  scopes: ['ads_management'],
  example: {
    pixelId: '1180349927706254',
    eventName: 'Lead',
    at: '2026-11-28T10:15:00Z',
    email: 'ada@example.com',
    value: 450_000,
    currency: 'EUR',
  },
  async run({ input, http, marker }) {
    const event = {
      event_name: input.eventName,
      event_id: marker,
      event_time: Math.floor(Date.parse(input.at) / 1000),
      action_source: 'system_generated',
      // Meta's normal form of an address; developers.facebook.com, "Customer information parameters".
      user_data: { em: [sha256Hex(plainEmail(input.email))] },
      custom_data: { value: unitsOf(input.value, input.currency), currency: input.currency },
    };
    const { events_received: received } = await http.post({
      path: path`/v25.0/${input.pixelId}/events`,
      // Each event as JSON text, as the contract says and the vendor's own Python SDK does (event_request.py).
      json: { data: [JSON.stringify(event)] },
      response: z.object({ events_received: z.int() }),
    });
    return { received: received > 0 };
  },
});
