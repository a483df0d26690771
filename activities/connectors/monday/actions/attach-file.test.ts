import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { attachFile } from './attach-file.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const assets = () =>
  (trial.sandbox.state['monday']?.['assets'] as Record<string, object[]> | undefined)?.['1300000001'];

it('adds the file to the file column, with the marker before the ending of its name', async () => {
  const { attachmentId } = await trial.call(attachFile, attachFile.example);
  expect(assets()).toEqual([
    {
      id: attachmentId,
      column: 'file_mk4',
      name: expect.stringMatching(/^figures-2026-11 \[mr-[0-9a-f]{20}\]\.csv$/),
      type: 'text/csv',
      text: attachFile.example.text,
    },
  ]);
});

it('keeps the files of other steps', async () => {
  await trial.call(attachFile, attachFile.example);
  await trial.call(attachFile, attachFile.example, { idempotencyKey: 'case-1/step-2', mayHaveRun: true });
  expect(assets()).toHaveLength(2);
});

it('names the column that a board lacks', async () => {
  const boards = trial.sandbox.state['monday']?.['boards'] as Record<string, object>;
  Object.assign(boards['1200000001'] ?? {}, { columns: [{ id: 'name', title: 'Name', type: 'name' }] });
  await expect(trial.call(attachFile, attachFile.example)).rejects.toMatchObject({
    type: 'CONFLICT',
    message: expect.stringContaining('the board has no file column'),
  });
});

it('says when there is no such task, at first and after it looked', async () => {
  const input = { ...attachFile.example, taskId: '404' };
  await expect(trial.call(attachFile, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
  const again = trial.call(attachFile, input, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('refuses more than fits before anything is sent', async () => {
  const call = trial.call(attachFile, { ...attachFile.example, text: 'x'.repeat(1_000_001) });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  expect(trial.sandbox.requests).toEqual([]);
});
