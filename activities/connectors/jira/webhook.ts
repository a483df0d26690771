import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineWebhook, jsonBody } from '../../kit/define-webhook.ts';

/** developer.atlassian.com, Jira Cloud platform, "Webhooks". */
const delivery = z.looseObject({ webhookEvent: z.string().min(1), timestamp: z.number().optional() });

export const jiraWebhook = defineWebhook({
  tool: 'jira',
  scheme: 'jira',
  events(body) {
    const payload = delivery.parse(jsonBody(body));
    return [
      {
        // X-Atlassian-Webhook-Identifier is the same at each attempt, but not signed: who replays could choose another.
        id: createHash('sha256').update(body).digest('base64url'),
        name: payload.webhookEvent,
        payload,
      },
    ];
  },
});
