import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { createAudience } from './create-audience.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const audiences = () => trial.sandbox.state['meta-ads']?.['audiences'];

it('is a Custom Audience of people the house knows, and takes them', async () => {
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  expect(audiences()).toMatchObject({
    [audienceId]: { subtype: 'CUSTOM', customer_file_source: 'USER_PROVIDED_ONLY', members: [] },
  });
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
  const body = { data: [], paging: { cursors: { after: 'next' }, next: 'https://graph.facebook.com/next' } };
  trial.sandbox.failNext({ tool: 'meta-ads', match: { method: 'GET' }, fault: { status: 200, body } });
  expect(await trial.call(createAudience, createAudience.example, { mayHaveRun: true })).toEqual(made);
  expect(trial.sandbox.requests.at(-1)?.query).toContainEqual(['after', 'next']);
});
