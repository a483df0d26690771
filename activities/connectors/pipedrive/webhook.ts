import { z } from 'zod';
import { defineWebhook, jsonBody } from '../../kit/define-webhook.ts';

/** pipedrive.readme.io, "Guide for Webhooks v2". */
const delivery = z.object({
  meta: z.looseObject({
    action: z.string().min(1),
    entity: z.string().min(1),
    id: z.string().min(1),
    entity_id: z.union([z.string(), z.number()]),
    timestamp: z.string(),
  }),
  data: z.record(z.string(), z.unknown()).nullish(),
  previous: z.record(z.string(), z.unknown()).nullish(),
});

export const pipedriveWebhook = defineWebhook({
  tool: 'pipedrive',
  scheme: 'pipedrive',
  events(body) {
    const { meta, data, previous } = delivery.parse(jsonBody(body));
    return [
      {
        // `id` is the event's, the same at each of up to four attempts.
        id: meta.id,
        name: `${meta.entity}.${meta.action}`,
        payload: {
          id: String(meta.entity_id),
          timestamp: meta.timestamp,
          data: data ?? null,
          previous: previous ?? null,
        },
      },
    ];
  },
});
