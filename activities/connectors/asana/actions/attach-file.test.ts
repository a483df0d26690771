import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { attachFile } from './attach-file.ts';
import { attachLink } from './attach-link.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const attachments = () =>
  (trial.sandbox.state['asana']?.['attachments'] as Record<string, object[]> | undefined)?.['1301'];

it('attaches the file under its name, with the marker before its ending', async () => {
  const { attachmentId } = await trial.call(attachFile, attachFile.example);
  expect(attachments()).toEqual([
    {
      gid: attachmentId,
      name: expect.stringMatching(/^figures-2026-11 \[mr-[0-9a-f]{20}\]\.csv$/),
      type: 'text/csv',
      text: attachFile.example.text,
    },
  ]);
});

it('finds its file on the second page, behind others of the same name', async () => {
  for (let other = 0; other < 100; other += 1) {
    await trial.call(attachFile, attachFile.example, { idempotencyKey: `case-2/${other}` });
  }
  const ours = await trial.call(attachFile, attachFile.example);
  expect(await trial.call(attachFile, attachFile.example, { mayHaveRun: true })).toEqual(ours);
  expect(attachments()).toHaveLength(101);
});

it('does not take a link for its file', async () => {
  await trial.call(attachLink, { ...attachLink.example, title: attachFile.example.name });
  await trial.call(attachFile, attachFile.example, { mayHaveRun: true });
  expect(attachments()).toHaveLength(2);
});

it('says when there is no such task', async () => {
  const call = trial.call(attachFile, { ...attachFile.example, taskId: '404' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('refuses more than fits, without a word of what is in it', async () => {
  const text = 'Ada Lovelace,'.repeat(80_000);
  const error: unknown = await trial
    .call(attachFile, { ...attachFile.example, text })
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type: 'INVALID_INPUT' });
  expect(String(error)).toContain('text');
  expect(JSON.stringify(error) + String(error)).not.toContain('Lovelace');
  expect(trial.sandbox.requests).toEqual([]);
});
