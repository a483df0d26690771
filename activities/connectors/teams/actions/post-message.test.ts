import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTrial, type Trial } from '../../../sandbox/trial.ts';
import { teamsSandbox } from '../sandbox.ts';
import { postMessage } from './post-message.ts';

const CHANNEL = '19:campaigns@thread.tacv2';
const again = { mayHaveRun: true };
let trial: Trial;
beforeAll(async () => {
  trial = await startTrial(teamsSandbox);
});
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Held {
  readonly id: string;
  readonly attachments?: readonly { readonly content: string }[];
}
const messages = (): Held[] =>
  ((trial.sandbox.state['teams']?.['messages'] ?? {}) as Record<string, Held[]>)[CHANNEL] ?? [];

it.each(['#campaigns', 'Campaigns', CHANNEL])('takes the channel as %s', async (channel) => {
  const { channelId, messageId } = await trial.call(postMessage, { ...postMessage.example, channel });
  expect(channelId).toBe(CHANNEL);
  expect(messages()[0]?.id).toBe(messageId);
});

it('does not know every channel', async () => {
  await expect(trial.call(postMessage, { channel: '#nowhere', text: 'x' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});

it('shows the text and nothing of the marker', async () => {
  await trial.call(postMessage, { channel: CHANNEL, text: 'A "quoted" <text>' });
  const card = JSON.parse(messages()[0]?.attachments?.[0]?.content ?? '{}') as { readonly body: unknown };
  expect(card.body).toEqual([
    {
      type: 'TextBlock',
      id: expect.stringMatching(/^mr-[0-9a-f]{20}$/),
      text: 'A "quoted" <text>',
      wrap: true,
    },
  ]);
});

const others = (length: number) =>
  Array.from({ length }, (_, index) => ({ id: `other-${index}`, createdDateTime: '2026-12-01T08:00:00Z' }));

it('asks a person where more was written than it looks through', async () => {
  await trial.call(postMessage, postMessage.example);
  messages().unshift(...others(1000));
  const before = messages().length;
  await expect(trial.call(postMessage, postMessage.example, again)).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
  expect(messages()).toHaveLength(before);
});

it('finds what it posted behind a hundred others', async () => {
  const first = await trial.call(postMessage, postMessage.example);
  messages().unshift(...others(100));
  expect(await trial.call(postMessage, postMessage.example, again)).toEqual(first);
  expect(messages()).toHaveLength(102);
});

it('is not fooled by somebody who quotes another marker', async () => {
  await trial.call(
    postMessage,
    { channel: CHANNEL, text: 'mr-2397b65afc9e89c558da' },
    { idempotencyKey: 'case-2/step-1' },
  );
  const { messageId } = await trial.call(postMessage, postMessage.example, again);
  expect(messages()).toHaveLength(3);
  expect(messages()[0]?.id).toBe(messageId);
});
