import { expect, it } from 'vitest';
import { asanaWebhook } from './webhook.ts';

const event = {
  user: { gid: '1', resource_type: 'user' },
  created_at: '2026-12-01T08:00:00.000Z',
  action: 'changed',
  resource: { gid: '12345', resource_type: 'task', resource_subtype: 'default_task' },
  change: { field: 'completed', action: 'changed' },
  parent: null,
};
const read = (events: readonly object[]) => asanaWebhook.events(Buffer.from(JSON.stringify({ events })), {});

it('names events by what changed, and knows one again in another batch', () => {
  const [one, two] = read([event, { ...event, created_at: '2026-12-01T08:00:01.000Z' }]);
  expect(one).toMatchObject({ name: 'task.changed', payload: { resource: { gid: '12345' } } });
  expect(two?.id).not.toBe(one?.id);
  expect(read([event])[0]?.id).toBe(one?.id);
});

it('takes a heartbeat, which has no events', () => {
  expect(asanaWebhook.events(Buffer.from('{}'), {})).toEqual([]);
});

it('gives the secret of a handshake back, and shows which token the address has', () => {
  const request = {
    method: 'POST',
    url: 'https://ops.example.com/api/v1/webhooks/asana?handshake=chosen',
    headers: { 'x-hook-secret': 'b537207f' },
    body: Buffer.alloc(0),
  };
  expect(asanaWebhook.handshake?.(request)).toEqual({
    answer: { kind: 'headers', headers: { 'x-hook-secret': 'b537207f' } },
    shown: { token: 'chosen' },
  });
  expect(asanaWebhook.handshake?.({ ...request, headers: {} })).toBeUndefined();
});
