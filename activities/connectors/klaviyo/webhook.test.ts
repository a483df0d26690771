import { expect, it } from 'vitest';
import { klaviyoWebhook } from './webhook.ts';

const event = {
  external_id: '4vRpBT:1',
  topic: 'event:klaviyo.clicked_email',
  payload: { data: { id: 'x' } },
};
const meta = { klaviyo_account_id: 'AbC123', klaviyo_webhook_id: 'w1', timestamp: '2026-12-01T08:00:00Z' };
const read = (data: readonly object[], id = 'w1') =>
  klaviyoWebhook.events(Buffer.from(JSON.stringify({ data, meta })), { 'klaviyo-webhook-id': id });

it('splits a delivery into its events', () => {
  expect(read([event, { ...event, external_id: '2' }])).toEqual([
    { id: 'AbC123/event:klaviyo.clicked_email/4vRpBT:1', name: event.topic, payload: event.payload },
    { id: 'AbC123/event:klaviyo.clicked_email/2', name: event.topic, payload: event.payload },
  ]);
});

it('does not take a delivery whose header names another webhook', () => {
  expect(() => read([event], 'w2')).toThrow();
  expect(() => klaviyoWebhook.events(Buffer.from(JSON.stringify({ data: [event], meta })), {})).toThrow();
});
