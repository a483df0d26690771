import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { createAudience } from './create-audience.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const paged = { path: '/open_api/v1.3/dmp/custom_audience/list/' };

it('is empty, and takes people', async () => {
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  const audiences = () => trial.sandbox.state['tiktok-ads']?.['audiences'];
  expect(audiences()).toMatchObject({ [audienceId]: { members: [] } });
  await trial.call(updateAudience, { ...updateAudience.example, audienceId });
  expect(audiences()).toMatchObject({ [audienceId]: { members: { length: 3 } } });
});

it('finds its own by the marker', async () => {
  const made = await trial.call(createAudience, createAudience.example);
  expect(await trial.call(createAudience, createAudience.example, { mayHaveRun: true })).toEqual(made);
  const meta = { mayHaveRun: true, idempotencyKey: 'case-2/step-1' };
  expect(await trial.call(createAudience, createAudience.example, meta)).not.toEqual(made);
});

it('looks on every page before it makes another', async () => {
  const made = await trial.call(createAudience, createAudience.example);
  const body = { code: 0, data: { list: [], page_info: { total_page: 2 } } };
  trial.sandbox.failNext({ tool: 'tiktok-ads', match: paged, fault: { status: 200, body } });
  expect(await trial.call(createAudience, createAudience.example, { mayHaveRun: true })).toEqual(made);
  const pages = trial.sandbox.requests.slice(-2).map(({ query }) => new Map(query).get('page'));
  expect(pages).toEqual(['1', '2']);
});

it('does not page for ever', async () => {
  const body = { code: 0, data: { list: [], page_info: { total_page: 1000 } } };
  trial.sandbox.failNext({ tool: 'tiktok-ads', match: paged, fault: { status: 200, body, times: 999 } });
  const call = trial.call(createAudience, createAudience.example, { mayHaveRun: true });
  await expect(call).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});
