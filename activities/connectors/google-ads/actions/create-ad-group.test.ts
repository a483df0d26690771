import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { createAdGroup } from './create-ad-group.ts';
import { setStatus } from './set-status.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const adGroups = () => trial.sandbox.state['google-ads']?.['adGroups'];

it('is paused, of the channel of its campaign, and carries the marker where nobody sees it', async () => {
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  expect(adGroups()).toMatchObject({
    [adGroupId]: {
      name: 'condition monitoring',
      status: 'PAUSED',
      type: 'SEARCH_STANDARD',
      urlCustomParameters: [{ key: 'mrstep', value: expect.stringMatching(/^mr-[0-9a-f]{20}$/) }],
    },
  });
});

it('runs once it is let', async () => {
  const { campaignId } = createAdGroup.example;
  const { adGroupId } = await trial.call(createAdGroup, createAdGroup.example);
  await trial.call(setStatus, { campaignId, adGroupId, status: 'ENABLED' });
  expect(adGroups()).toMatchObject({ [adGroupId]: { status: 'ENABLED' } });
});

it('finds its own, and not one of the same name that somebody else made', async () => {
  const made = await trial.call(createAdGroup, createAdGroup.example);
  expect(await trial.call(createAdGroup, createAdGroup.example, { mayHaveRun: true })).toEqual(made);
  const other = trial.call(createAdGroup, createAdGroup.example, {
    mayHaveRun: true,
    idempotencyKey: 'case-2/step-1',
  });
  await expect(other).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(Object.keys(adGroups() ?? {})).toHaveLength(3);
});

it.each([
  ['no such campaign', { campaignId: '4711' }, 'NOT_FOUND'],
  ['a campaign of another channel', { channel: 'DISPLAY' }, 'INVALID_INPUT'],
] as const)('refuses %s', async (_name, change, type) => {
  const call = trial.call(createAdGroup, { ...createAdGroup.example, ...change });
  await expect(call).rejects.toMatchObject({ type });
});
