import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { publishTags } from './publish-tags.ts';
import { readContainer } from './read-container.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['google-tag-manager'] ?? {};
const writes = () => trial.sandbox.requests.filter(({ method }) => method !== 'GET');
const container = readContainer.example;

it('publishes the tags behind their consent and says what was live before', async () => {
  expect(await trial.call(publishTags, publishTags.example)).toEqual({
    versionId: '42',
    previousVersionId: '41',
  });
  expect(await trial.call(readContainer, container)).toMatchObject({
    versionId: '42',
    tags: [
      { name: 'Consent banner', consentStatus: 'notNeeded' },
      { name: 'GA4', consentStatus: 'needed' },
      { name: 'de_leads_monitoring_202612 lead', consentStatus: 'needed' },
    ],
  });
});

it('fires on the event that is named, else on every page', async () => {
  await trial.call(publishTags, publishTags.example);
  const { versions } = state() as { versions: Record<string, { trigger: object; tag: object }> };
  const [trigger] = Object.values(versions['42']?.trigger ?? {});
  expect(trigger).toMatchObject({
    name: 'Event generate_lead',
    type: 'customEvent',
    customEventFilter: [{ parameter: [{ value: '{{_event}}' }, { value: 'generate_lead' }] }],
  });
  const firing = Object.values(versions['42']?.tag ?? {}).map(({ firingTriggerId }) => firingTriggerId);
  expect(firing).toEqual([['2147479553'], ['2147479553'], [trigger.triggerId]]);
});

it.each([
  [undefined, { consentStatus: 'notSet' }],
  [[], { consentStatus: 'notNeeded' }],
  [
    ['ad_storage', 'ad_user_data'],
    {
      consentStatus: 'needed',
      consentType: {
        type: 'list',
        list: [
          { type: 'template', value: 'ad_storage' },
          { type: 'template', value: 'ad_user_data' },
        ],
      },
    },
  ],
])('writes consent %j', async (consentTypes, written) => {
  const tags = [
    { name: 'New', type: 'html', parameters: { html: '<b></b>', count: 3, once: true }, consentTypes },
  ];
  await trial.call(publishTags, { ...container, versionName: 'New', tags });
  const body = writes().find(({ path }) => path.endsWith('/tags'))?.body;
  expect(body).toMatchObject({
    consentSettings: written,
    parameter: [
      { type: 'template', key: 'html', value: '<b></b>' },
      { type: 'integer', key: 'count', value: '3' },
      { type: 'boolean', key: 'once', value: 'true' },
    ],
  });
});

it('publishes nothing where everything is live already', async () => {
  const first = await trial.call(publishTags, publishTags.example);
  const before = writes().length;
  const again = await trial.call(publishTags, publishTags.example, { idempotencyKey: 'case-1/step-2' });
  expect(again).toEqual({ versionId: first.versionId, previousVersionId: first.versionId });
  expect(writes()).toHaveLength(before);
});

it('finds what an earlier attempt published', async () => {
  const made = await trial.call(publishTags, publishTags.example);
  expect(await trial.call(publishTags, publishTags.example, { mayHaveRun: true })).toEqual(made);
});

it('finds what an earlier attempt published below what somebody has published since', async () => {
  const first = await trial.call(publishTags, publishTags.example);
  const tags = [{ name: 'Theirs', type: 'html', parameters: { html: '<b></b>' }, consentTypes: [] }];
  const theirs = { ...container, versionName: 'Theirs', tags };
  await trial.call(publishTags, theirs, { idempotencyKey: 'case-2/step-1' });
  expect(await trial.call(publishTags, publishTags.example, { mayHaveRun: true })).toEqual(first);
});

it('does not publish what somebody else left unpublished', async () => {
  const { versions } = state() as { versions: Record<string, object> };
  versions['42'] = { ...versions['41'], containerVersionId: '42', name: 'Draft of a colleague' };
  state()['latest'] = '42';
  await expect(trial.call(publishTags, publishTags.example)).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(writes()).toEqual([]);
});

it.each([
  ['does not compile', { compilerError: true }, 'the container does not compile'],
  ['clashes', { syncStatus: { mergeConflict: true } }, 'no version was made'],
])('reads the failure inside a 200: a version that %s', async (_name, body, found) => {
  trial.sandbox.failNext({
    tool: 'google-tag-manager',
    match: { path: ':create_version' },
    fault: { status: 200, body },
  });
  await expect(trial.call(publishTags, publishTags.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: [found] })],
  });
  expect(state()['live']).toBe('41');
});

it('looks through every page', async () => {
  const fault = { status: 200, body: { nextPageToken: 'more' } };
  trial.sandbox.failNext({ tool: 'google-tag-manager', match: { path: '/tags', method: 'GET' }, fault });
  await trial.call(publishTags, publishTags.example);
  const pages = trial.sandbox.requests.filter(
    ({ method, path }) => method === 'GET' && path.endsWith('/tags'),
  );
  expect(pages.map(({ query }) => query)).toEqual([[], [['pageToken', '[redacted]']]]);
});
