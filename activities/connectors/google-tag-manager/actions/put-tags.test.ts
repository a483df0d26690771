import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { putTags } from './put-tags.ts';
import { readChanges } from './read-changes.ts';
import { readContainer } from './read-container.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { tags: _tags, ...workspace } = putTags.example;
const container = readContainer.example;
const writes = () => trial.sandbox.requests.filter(({ method }) => method !== 'GET');

it('changes the workspace, and nothing that is live', async () => {
  const live = await trial.call(readContainer, container);
  await trial.call(putTags, putTags.example);
  expect(await trial.call(readContainer, container)).toEqual(live);
  const { changes } = await trial.call(readChanges, workspace);
  expect(changes).toEqual([
    { kind: 'tag', name: 'GA4', change: 'updated' },
    { kind: 'tag', name: 'de_leads_monitoring_202612 lead', change: 'added' },
    { kind: 'trigger', name: 'Event generate_lead', change: 'added' },
  ]);
});

it('keeps what it was not asked about: an update replaces the whole tag', async () => {
  await trial.call(putTags, putTags.example);
  const update = writes().find(({ method }) => method === 'PUT');
  expect(update?.body).toMatchObject({ name: 'GA4', notes: 'Measures the web site.' });
});

it('writes nothing the second time', async () => {
  const first = await trial.call(putTags, putTags.example);
  const before = writes().length;
  expect(await trial.call(putTags, putTags.example)).toEqual(first);
  expect(writes()).toHaveLength(before);
});
