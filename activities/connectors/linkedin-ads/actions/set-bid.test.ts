import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setBid } from './set-bid.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('sets the cap, and only that', async () => {
  await trial.call(setBid, setBid.example);
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({
    patch: { $set: { unitCost: { amount: '95', currencyCode: 'EUR' } } },
  });
  expect(trial.sandbox.state['linkedin-ads']?.['adGroups']).toMatchObject({
    141000001: { status: 'ACTIVE', unitCost: { amount: '95' } },
  });
});

it.each([
  [{ currency: 'USD' }, 'INVALID_INPUT'],
  [{ adGroupId: '4711' }, 'NOT_FOUND'],
] as const)('refuses %j with %s', async (change, type) => {
  await expect(trial.call(setBid, { ...setBid.example, ...change })).rejects.toMatchObject({ type });
});

it('passes on that an ad group caps nothing', async () => {
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  await expect(trial.call(setBid, { ...setBid.example, adGroupId })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});
