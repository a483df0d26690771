import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineWebhook, handshakeToken, jsonBody } from '../../kit/define-webhook.ts';

const named = z.looseObject({ gid: z.string(), resource_type: z.string() });

/** Asana/openapi, EventResponse; a delivery without events is a heartbeat. */
const delivery = z.object({
  events: z
    .array(
      z.looseObject({
        action: z.string().min(1),
        created_at: z.string().optional(),
        user: named.nullish(),
        resource: named,
        parent: named.nullish(),
      }),
    )
    .default([]),
});

export const asanaWebhook = defineWebhook({
  tool: 'asana',
  scheme: 'asana',
  handshake(request) {
    const secret = request.headers['x-hook-secret'];
    if (secret === undefined) return undefined;
    return {
      // Who creates the webhook gets the same secret as an answer, and configures it; here it is only given back.
      answer: { kind: 'headers', headers: { 'x-hook-secret': secret } },
      shown: { token: handshakeToken(request) },
    };
  },
  events: (body) =>
    delivery.parse(jsonBody(body)).events.map((event) => ({
      // Events have no id: everything that is known of one stands for it.
      id: createHash('sha256').update(JSON.stringify(event)).digest('base64url'),
      name: `${event.resource.resource_type}.${event.action}`,
      payload: event,
    })),
});
