import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineWebhook, jsonBody } from '../../kit/define-webhook.ts';

/** developers.facebook.com, Graph API, Webhooks, "Event notifications". */
const delivery = z.object({
  object: z.string().min(1),
  entry: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      time: z.number(),
      changes: z.array(z.looseObject({ field: z.string().min(1), value: z.unknown() })).default([]),
    }),
  ),
});

/** Lead ads say which lead; https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving */
const lead = z.looseObject({ leadgen_id: z.union([z.string(), z.number()]) });

export const metaAdsWebhook = defineWebhook({
  tool: 'meta-ads',
  scheme: 'meta',
  handshake({ method, url }) {
    const { searchParams: query } = new URL(url);
    const challenge = query.get('hub.challenge');
    if (method !== 'GET' || query.get('hub.mode') !== 'subscribe' || challenge === null) return undefined;
    return {
      answer: { kind: 'text', text: challenge },
      shown: { token: query.get('hub.verify_token') ?? '' },
    };
  },
  events(body) {
    const { object, entry } = delivery.parse(jsonBody(body));
    return entry.flatMap(({ id, time, changes }) =>
      changes.map(({ field, value }) => {
        const known = lead.safeParse(value);
        const content = known.success
          ? String(known.data.leadgen_id)
          : createHash('sha256')
              .update(JSON.stringify([time, value]))
              .digest('base64url');
        return {
          id: [object, id, field, content].join('/'),
          name: `${object}.${field}`,
          payload: { id: String(id), time, field, value },
        };
      }),
    );
  },
});
