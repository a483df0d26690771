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

const publishing = (name: string, step: string) =>
  trial.call(
    publishTags,
    {
      ...container,
      versionName: name,
      tags: [{ name, type: 'html', parameters: { html: '<b></b>' }, consentTypes: [] }],
    },
    { idempotencyKey: step },
  );

it('takes nothing back that somebody else has published since', async () => {
  const ours = await publishing('Ours', 'case-1/step-1');
  await publishing('Theirs', 'case-2/step-1');
  const back = { ...container, versionId: ours.previousVersionId, published: ours.versionId };
  await expect(trial.call(rollBack, back)).rejects.toMatchObject({ type: 'CONFLICT' });
  const after = await trial.call(readContainer, container);
  expect(after.tags.map(({ name }) => name)).toEqual(['Consent banner', 'GA4', 'Ours', 'Theirs']);
});

it('takes back what is still live, and again after a lost answer', async () => {
  const ours = await publishing('Ours', 'case-1/step-1');
  const back = { ...container, versionId: ours.previousVersionId, published: ours.versionId };
  expect(await trial.call(rollBack, back)).toEqual({ versionId: ours.previousVersionId });
  expect(await trial.call(rollBack, back)).toEqual({ versionId: ours.previousVersionId });
});

it('takes nothing back where nothing was published', async () => {
  const ours = await publishing('Ours', 'case-1/step-1');
  await publishing('Theirs', 'case-2/step-1');
  const back = { ...container, versionId: ours.versionId, published: ours.versionId };
  const { versionId } = await trial.call(rollBack, back);
  expect(versionId).toBe((await trial.call(readContainer, container)).versionId);
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
