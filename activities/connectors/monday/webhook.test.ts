import { expect, it } from 'vitest';
import { mondayWebhook } from './webhook.ts';

const event = {
  app: 'monday',
  type: 'update_column_value',
  triggerTime: '2026-12-01T08:00:00.000Z',
  isRetry: false,
  originalTriggerUuid: null,
  boardId: 5,
  pulseId: 1771812716,
  columnId: 'status',
  value: { label: { text: 'Done' } },
  triggerUuid: 'b5ed2e17c5304f1b',
};
const read = (given: object) => mondayWebhook.events(Buffer.from(JSON.stringify({ event: given })), {});

it('is one event, the same when it is tried again', () => {
  const [first] = read(event);
  expect(first).toMatchObject({
    id: 'b5ed2e17c5304f1b',
    name: 'update_column_value',
    payload: { pulseId: 1771812716 },
  });
  const again = { ...event, isRetry: true, triggerUuid: 'ffff', originalTriggerUuid: event.triggerUuid };
  expect(read(again)).toEqual([first]);
});

it('gives a challenge back, and shows which token the address has', () => {
  const of = (body: string) => ({
    method: 'POST',
    url: 'https://ops.example.com/api/v1/webhooks/monday?handshake=chosen',
    headers: {},
    body: Buffer.from(body),
  });
  expect(
    mondayWebhook.handshake?.(of('{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}')),
  ).toEqual({
    answer: { kind: 'json', body: { challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P' } },
    shown: { token: 'chosen' },
  });
  for (const other of [
    '',
    JSON.stringify({ event }),
    '{"challenge":7}',
    JSON.stringify({ challenge: 'x', event }),
  ])
    expect(mondayWebhook.handshake?.(of(other))).toBeUndefined();
});
