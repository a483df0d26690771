import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { createLineItem } from './create-line-item.ts';
import { readLineItem } from './read-line-item.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = createLineItem.example;

it('makes a draft with daily budget, bid and the declaration about political ads', async () => {
  const { lineItemId } = await trial.call(createLineItem, example);
  expect(trial.sandbox.state['dv360']).toMatchObject({
    lineItems: {
      [lineItemId]: {
        entityStatus: 'ENTITY_STATUS_DRAFT',
        lineItemType: 'LINE_ITEM_TYPE_DISPLAY_DEFAULT',
        pacing: { pacingPeriod: 'PACING_PERIOD_DAILY', dailyMaxMicros: '150000000' },
        bidStrategy: { fixedBid: { bidAmountMicros: '4500000' } },
        creativeIds: ['81000001'],
        containsEuPoliticalAds: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
      },
    },
  });
});

it('may wait for its creatives', async () => {
  const { creativeIds: _none, ...bare } = example;
  const { lineItemId } = await trial.call(createLineItem, bare);
  expect(await trial.call(readLineItem, { lineItemId })).toMatchObject({ warnings: ['NO_VALID_CREATIVE'] });
});

it('finds what an earlier attempt made among the line items of the insertion order', async () => {
  const made = await trial.call(createLineItem, example);
  expect(await trial.call(createLineItem, example, { mayHaveRun: true })).toEqual(made);
  expect(trial.sandbox.requests.at(-1)?.query).toContainEqual(['filter', 'insertionOrderId="61000001"']);
});

it('looks at all pages, as far as a thousand', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 250 }, (_, index) => {
      const lineItemId = String(72_000_000 + index);
      const updateTime = '2027-01-01T00:00:00Z';
      return [
        lineItemId,
        {
          lineItemId,
          insertionOrderId: '61000001',
          displayName: 'x',
          entityStatus: 'ENTITY_STATUS_DRAFT',
          updateTime,
        },
      ];
    }),
  );
  const made = await trial.call(createLineItem, example);
  Object.assign(trial.sandbox.state['dv360']?.['lineItems'] ?? {}, many);
  expect(await trial.call(createLineItem, example, { mayHaveRun: true })).toEqual(made);
  const pages = trial.sandbox.requests.slice(-2).map(({ query }) => query.map(([name]) => name));
  expect(pages).toEqual([
    ['filter', 'orderBy', 'pageSize'],
    ['filter', 'orderBy', 'pageSize', 'pageToken'],
  ]);
});
