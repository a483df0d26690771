import { z } from 'zod';
import { defineWebhook, jsonBody } from '../../kit/define-webhook.ts';

/** developers.hubspot.com, "Webhooks": up to a hundred notifications in an array. */
const notifications = z.array(
  z.looseObject({
    eventId: z.number(),
    subscriptionId: z.number(),
    portalId: z.number(),
    occurredAt: z.number(),
    subscriptionType: z.string().min(1),
    objectId: z.number().optional(),
  }),
);

export const hubspotWebhook = defineWebhook({
  tool: 'hubspot',
  scheme: 'hubspot-v3',
  events: (body) =>
    notifications.parse(jsonBody(body)).map((notification) => {
      const { eventId, subscriptionId, portalId, occurredAt, objectId = 0 } = notification;
      // How often it was tried is not about the event, and would make a repeated one another.
      const { attemptNumber: _tried, ...payload } = notification;
      return {
        // The vendor does not promise that event ids are unique by themselves.
        id: [portalId, subscriptionId, eventId, objectId, occurredAt].join('/'),
        name: notification.subscriptionType,
        payload,
      };
    }),
});
