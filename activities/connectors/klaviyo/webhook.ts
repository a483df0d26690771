import { z } from 'zod';
import { defineWebhook, jsonBody } from '../../kit/define-webhook.ts';

/** developers.klaviyo.com, "Working with system webhooks". */
const delivery = z.object({
  data: z.array(
    z.object({
      external_id: z.string().min(1),
      topic: z.string().min(1),
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
  meta: z.object({ klaviyo_account_id: z.string(), klaviyo_webhook_id: z.string() }),
});

export const klaviyoWebhook = defineWebhook({
  tool: 'klaviyo',
  scheme: 'klaviyo',
  events(body, headers) {
    const { data, meta } = delivery.parse(jsonBody(body));
    // The page says that both ids have to be the same; the one in the header is not signed.
    if (headers['klaviyo-webhook-id'] !== meta.klaviyo_webhook_id) throw new Error('another webhook');
    return data.map(({ external_id: id, topic, payload }) => ({
      id: [meta.klaviyo_account_id, topic, id].join('/'),
      name: topic,
      payload,
    }));
  },
});
