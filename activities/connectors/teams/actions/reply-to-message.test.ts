import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTrial, type Trial } from '../../../sandbox/trial.ts';
import { teamsSandbox } from '../sandbox.ts';
import { replyToMessage } from './reply-to-message.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial(teamsSandbox);
});
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('replies once, however often it is tried', async () => {
  const first = await trial.call(replyToMessage, replyToMessage.example);
  expect(await trial.call(replyToMessage, replyToMessage.example, { mayHaveRun: true })).toEqual(first);
  const replies = trial.sandbox.state['teams']?.['replies'] as Record<string, readonly unknown[]>;
  expect(replies[replyToMessage.example.messageId]).toHaveLength(1);
});

it('does not reply to what is not there', async () => {
  const input = { ...replyToMessage.example, messageId: '1' };
  await expect(trial.call(replyToMessage, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('says what Graph calls a failure', async () => {
  const body = { error: { code: 'Authorization_RequestDenied', message: 'Ada may not' } };
  trial.sandbox.failNext({ tool: 'teams', fault: { status: 400, body } });
  const error = await trial.call(replyToMessage, replyToMessage.example).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type: 'FORBIDDEN' });
  expect(String(error)).not.toContain('Ada');
});
