import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { publishTags } from './publish-tags.ts';
import { readContainer } from './read-container.ts';
import { rollBack } from './roll-back.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const container = readContainer.example;

it('takes a publication back, and what is published next does not bring it again', async () => {
  const before = await trial.call(readContainer, container);
  const { previousVersionId } = await trial.call(publishTags, publishTags.example);
  await trial.call(rollBack, { ...container, versionId: previousVersionId });
  expect(await trial.call(readContainer, container)).toEqual(before);

  const tags = [{ name: 'Next', type: 'html', parameters: { html: '<b></b>' }, consentTypes: [] }];
  const next = { idempotencyKey: 'case-1/step-2' };
  await trial.call(publishTags, { ...container, versionName: 'Next', tags }, next);
  const after = await trial.call(readContainer, container);
  expect(after.tags.map(({ name }) => name)).toEqual(['Consent banner', 'GA4', 'Next']);
});

it('publishes nothing when the version is live already', async () => {
  await trial.call(rollBack, { ...container, versionId: '41' });
  expect(trial.sandbox.requests.filter(({ path }) => path.endsWith(':publish'))).toEqual([]);
});

it('says that there is no such version', async () => {
  await expect(trial.call(rollBack, { ...container, versionId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
