import { expect, it } from 'vitest';
import { metaAdsWebhook } from './webhook.ts';

const lead = (id: string, time = 1_764_576_000) => ({
  object: 'page',
  entry: [
    { id: '153125381133', time, changes: [{ field: 'leadgen', value: { leadgen_id: id, form_id: '9' } }] },
  ],
});
const read = (delivery: object) => metaAdsWebhook.events(Buffer.from(JSON.stringify(delivery)), {});

it('names a change by object and field, and a lead by its own id', () => {
  expect(read(lead('123'))).toEqual([
    {
      id: 'page/153125381133/leadgen/123',
      name: 'page.leadgen',
      payload: {
        id: '153125381133',
        time: 1_764_576_000,
        field: 'leadgen',
        value: { leadgen_id: '123', form_id: '9' },
      },
    },
  ]);
  expect(read(lead('123', 1_764_576_999))[0]?.id).toBe(read(lead('123'))[0]?.id);
});

it('tells other changes apart by when and what', () => {
  const status = (time: number, value: unknown) =>
    read({
      object: 'ad_account',
      entry: [{ id: 7, time, changes: [{ field: 'in_process_ad_objects', value }] }],
    })[0]?.id;
  expect(new Set([status(1, 'a'), status(1, 'a'), status(2, 'a'), status(1, 'b')]).size).toBe(3);
});

it.each([
  ['GET', 'hub.mode=subscribe&hub.verify_token=chosen&hub.challenge=1158201444', '1158201444'],
  ['GET', 'hub.mode=subscribe&hub.verify_token=chosen', undefined],
  ['GET', 'hub.mode=other&hub.verify_token=chosen&hub.challenge=1', undefined],
  ['POST', 'hub.mode=subscribe&hub.verify_token=chosen&hub.challenge=1', undefined],
])('%s ?%s is answered with %s', (method, query, text) => {
  const url = `https://ops.example.com/api/v1/webhooks/meta?${query}`;
  const handshake = metaAdsWebhook.handshake?.({ method, url, headers: {}, body: Buffer.alloc(0) });
  expect(handshake).toEqual(
    text === undefined ? undefined : { answer: { kind: 'text', text }, shown: { token: 'chosen' } },
  );
});
