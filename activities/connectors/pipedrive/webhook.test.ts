import { expect, it } from 'vitest';
import { pipedriveWebhook } from './webhook.ts';

const delivery = {
  meta: {
    action: 'change',
    entity: 'deal',
    entity_id: '42',
    id: '4d1c-event',
    timestamp: '2026-12-01T08:00:00.000Z',
    version: '2.0',
    attempt: 1,
  },
  data: { id: 42, stage_id: 3 },
  previous: { stage_id: 2 },
};
const read = (given: object) => pipedriveWebhook.events(Buffer.from(JSON.stringify(given)), {});

it('is one event, the same at each attempt', () => {
  const [event] = read(delivery);
  expect(event).toEqual({
    id: '4d1c-event',
    name: 'deal.change',
    payload: {
      id: '42',
      timestamp: delivery.meta.timestamp,
      data: delivery.data,
      previous: delivery.previous,
    },
  });
  expect(read({ ...delivery, meta: { ...delivery.meta, attempt: 4 } })).toEqual([event]);
});

it('has no data where something was deleted', () => {
  const [event] = read({ meta: { ...delivery.meta, action: 'delete' }, data: null, previous: { id: 42 } });
  expect(event?.payload).toMatchObject({ data: null, previous: { id: 42 } });
});

it('does not take webhooks of version 1, whose events have no id', () => {
  expect(() => read({ meta: { action: 'updated', object: 'deal', id: 42 }, current: {} })).toThrow();
});
