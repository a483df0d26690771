import { z } from 'zod';
import { defineWebhook, handshakeToken, jsonBody } from '../../kit/define-webhook.ts';

/** developer.monday.com, "Webhooks"; the same `triggerUuid` at each attempt, a retry by hand names the first in `originalTriggerUuid`. */
const delivery = z.object({
  event: z.looseObject({
    type: z.string().min(1),
    triggerUuid: z.string().min(1),
    originalTriggerUuid: z.string().nullish(),
  }),
});
const challenge = z.strictObject({ challenge: z.string().min(1).max(500) });

export const mondayWebhook = defineWebhook({
  tool: 'monday',
  scheme: 'monday',
  handshake(request) {
    const asked = challenge.safeParse(parsed(request.body));
    if (!asked.success) return undefined;
    return {
      answer: { kind: 'json', body: asked.data },
      shown: { token: handshakeToken(request) },
    };
  },
  events(body) {
    const { event } = delivery.parse(jsonBody(body));
    const { isRetry: _again, originalTriggerUuid, triggerUuid, ...payload } = event;
    return [{ id: originalTriggerUuid ?? triggerUuid, name: event.type, payload }];
  },
});

function parsed(body: Buffer): unknown {
  try {
    return jsonBody(body);
  } catch {
    return undefined;
  }
}
