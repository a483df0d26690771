import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { attachFile } from './attach-file.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const attachments = () =>
  (trial.sandbox.state['jira']?.['attachments'] as Record<string, { filename: string }[]> | undefined)?.[
    'MKT-1'
  ];

it('attaches the file under its name, with the marker before its ending', async () => {
  const { attachmentId } = await trial.call(attachFile, attachFile.example);
  expect(attachments()).toMatchObject([
    {
      id: attachmentId,
      filename: expect.stringMatching(/^figures-2026-11 \[mr-[0-9a-f]{20}\]\.csv$/),
      mimeType: 'text/csv',
      text: attachFile.example.text,
    },
  ]);
});

it('attaches a file of the same name for another step', async () => {
  await trial.call(attachFile, attachFile.example);
  await trial.call(attachFile, attachFile.example, { idempotencyKey: 'case-1/step-2', mayHaveRun: true });
  expect(attachments()).toHaveLength(2);
});

it('knows its file where Jira wrote the name anew', async () => {
  const ours = await trial.call(attachFile, attachFile.example);
  for (const file of attachments() ?? []) {
    Object.assign(file, { filename: file.filename.replaceAll(/[[\] ]/g, '_') });
  }
  expect(await trial.call(attachFile, attachFile.example, { mayHaveRun: true })).toEqual(ours);
});

it('says when there is no such task, at first and when it looks', async () => {
  const input = { ...attachFile.example, taskId: 'MKT-404' };
  await expect(trial.call(attachFile, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
  const again = trial.call(attachFile, input, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('refuses more than fits before anything is sent', async () => {
  const call = trial.call(attachFile, { ...attachFile.example, text: 'x'.repeat(1_000_001) });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
