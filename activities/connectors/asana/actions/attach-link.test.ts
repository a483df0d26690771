import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { attachLink } from './attach-link.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const links = () =>
  (trial.sandbox.state['asana']?.['attachments'] as Record<string, { view_url: string }[]> | undefined)?.[
    '1301'
  ];

it('attaches a link once, however often it is asked', async () => {
  const first = await trial.call(attachLink, attachLink.example);
  expect(await trial.call(attachLink, attachLink.example, { idempotencyKey: 'case-2/step-1' })).toEqual(
    first,
  );
  expect(links()).toEqual([
    { gid: first.attachmentId, name: attachLink.example.title, view_url: attachLink.example.url },
  ]);
});

it('sends the form that the contract knows for links and files alike', async () => {
  await trial.call(attachLink, attachLink.example);
  expect(trial.sandbox.requests.at(-1)).toMatchObject({
    method: 'POST',
    headers: { 'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/) },
  });
});

it('takes an address for the same that Asana writes with a slash at its end', async () => {
  const bare = { ...attachLink.example, url: 'https://maschinenraum.example' };
  const first = await trial.call(attachLink, bare);
  for (const link of links() ?? []) Object.assign(link, { view_url: 'https://maschinenraum.example/' });
  expect(await trial.call(attachLink, bare)).toEqual(first);
});

it('attaches another link under the same title', async () => {
  await trial.call(attachLink, attachLink.example);
  await trial.call(attachLink, { ...attachLink.example, url: 'https://maschinenraum.example/other' });
  expect(links()).toHaveLength(2);
});

it('refuses what is no web address', async () => {
  const call = trial.call(attachLink, { ...attachLink.example, url: 'javascript:alert(1)' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
