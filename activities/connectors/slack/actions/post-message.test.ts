import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { slackSandbox } from '../sandbox.ts';
import { postMessage } from './post-message.ts';

const trial = await startTrial(slackSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const campaignMessages = (): object[] => {
  const { channels } = trial.sandbox.state['slack'] as { channels: Record<string, { messages: object[] }> };
  return channels['C0CAMPAIGNS']?.messages ?? [];
};

it('posts by name and answers with the id', async () => {
  const posted = await trial.call(postMessage, { channel: '#hot-leads', text: 'A lead is hot.' });
  expect(posted.channel).toBe('C0HOTLEADS');
  expect(trial.sandbox.state['slack']?.['channels']).toMatchObject({
    C0HOTLEADS: {
      messages: [{ ts: posted.ts, text: 'A lead is hot.' }, { subtype: 'channel_join' }],
    },
  });
});

it('finds its message behind a thousand less one others', async () => {
  const posted = await trial.call(postMessage, postMessage.example);
  for (let other = 0; other < 999; other += 1) {
    await trial.call(postMessage, postMessage.example, { idempotencyKey: `case-2/${other}` });
  }
  expect(await trial.call(postMessage, postMessage.example, { mayHaveRun: true })).toEqual(posted);
});

it.each(['#leadership', 'C0LEADERSHIP'])('finds its message in a private channel, %s', async (channel) => {
  const message = { channel, text: 'The budget is due.' };
  const posted = await trial.call(postMessage, message);
  expect(await trial.call(postMessage, message, { mayHaveRun: true })).toEqual(posted);
});

it('asks for the right to see private channels where the bot lacks it', async () => {
  const fault = { status: 200, body: { ok: false, error: 'missing_scope' } };
  trial.sandbox.failNext({ tool: 'slack', match: { path: '/conversations.list' }, fault });
  await expect(trial.call(postMessage, postMessage.example, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'FORBIDDEN',
    message: expect.stringContaining("grant the tool's scopes"),
  });
});

/** Newest first. */
const others = (length: number, second: number) =>
  Array.from({ length }, (_, index) => ({
    type: 'message',
    ts: `${second}.${999_999 - index}`,
    user: 'U0SOMEBODY',
    text: 'x',
  }));

it('looks no further back than the first attempt', async () => {
  await trial.call(postMessage, postMessage.example);
  campaignMessages().push(...others(2000, 1_500_000_000));
  const retry = { mayHaveRun: true, triedForMs: 0, idempotencyKey: 'case-2/step-1' };
  await trial.call(postMessage, postMessage.example, retry);
  expect(campaignMessages()).toHaveLength(2003);
  const pages = trial.sandbox.requests.filter(({ path }) => path.endsWith('/conversations.history'));
  expect(pages).toHaveLength(1);
});

it('asks a person where more was written than it looks through', async () => {
  await trial.call(postMessage, postMessage.example);
  const messages = campaignMessages();
  messages.unshift(...others(1000, 1_801_000_000));
  const before = messages.length;
  await expect(trial.call(postMessage, postMessage.example, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
  expect(messages).toHaveLength(before);
});

it.each([
  ['invalid_auth', 'AUTH_FAILED'],
  ['missing_scope', 'FORBIDDEN'],
  ['channel_not_found', 'NOT_FOUND'],
  ['is_archived', 'CONFLICT'],
  ['ratelimited', 'RATE_LIMITED'],
  ['fatal_error', 'UNAVAILABLE'],
  ['msg_too_long', 'INVALID_INPUT'],
])('reads %s in a 200 as %s', async (error, type) => {
  trial.sandbox.failNext({ tool: 'slack', fault: { status: 200, body: { ok: false, error } } });
  await expect(trial.call(postMessage, postMessage.example)).rejects.toMatchObject({ type });
});

it('says NOT_FOUND for a channel that does not exist, also when it looks before', async () => {
  for (const mayHaveRun of [false, true]) {
    await expect(
      trial.call(postMessage, { channel: '#nowhere', text: 'x' }, { mayHaveRun }),
    ).rejects.toMatchObject({
      type: 'NOT_FOUND',
    });
  }
});
