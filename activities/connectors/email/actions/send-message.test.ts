import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectionsFrom } from '../../../kit/connections.ts';
import { startTrial, type Trial } from '../../../sandbox/trial.ts';
import { emailSandbox } from '../sandbox.ts';
import { sendMessage } from './send-message.ts';

let trial: Trial;
const waits: number[] = [];
beforeAll(async () => {
  trial = await startTrial(emailSandbox, {
    pause: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
});
beforeEach(() => {
  trial.sandbox.reset();
  waits.length = 0;
});
afterAll(() => trial.close());

interface Held {
  readonly id: string;
  readonly to: readonly string[];
  readonly raw: string;
}
const mails = (): readonly Held[] => trial.sandbox.state['email']?.['mails'] as readonly Held[];
const fail = (status: number, body: string, times = 1): void =>
  trial.sandbox.failNext({ tool: 'email', match: { method: 'MAIL' }, fault: { status, body, times } });

it('sends one mail to all, under an id that is the step', async () => {
  const to = ['ada@example.com', 'grace@example.com'];
  const { messageId } = await trial.call(sendMessage, { ...sendMessage.example, to });
  expect(messageId).toMatch(/^mr-[0-9a-f]{20}@maschinenraum\.example$/);
  expect(mails()).toMatchObject([{ id: messageId, to }]);
  expect(mails()[0]?.raw).toContain('From: maschinenraum <campaigns@maschinenraum.example>');
});

it('writes umlauts so that they arrive', async () => {
  await trial.call(sendMessage, { ...sendMessage.example, subject: 'Prüfung nötig' });
  expect(mails()[0]?.raw).toContain('Subject: =?UTF-8?Q?Pr=C3=BCfung_n=C3=B6tig?=');
});

it.each(['two\r\nBcc: eve@example.com', 'two\nlines'])('refuses the subject %j', async (subject) => {
  await expect(trial.call(sendMessage, { ...sendMessage.example, subject })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});

it('asks again for a quarter of an hour where the server says no for now', async () => {
  fail(451, '4.7.1 greylisted', 3);
  await trial.call(sendMessage, sendMessage.example);
  expect(waits).toEqual([15_000, 60_000, 300_000]);
  expect(mails()).toHaveLength(1);
});

it.each([
  [451, '4.3.0 busy', 'UNAVAILABLE'],
  [452, '4.5.3 too many recipients', 'RATE_LIMITED'],
  [421, '4.7.0 too many mails', 'RATE_LIMITED'],
  [550, '5.7.1 not allowed', 'FORBIDDEN'],
  [550, '5.1.1 no such mailbox', 'NOT_FOUND'],
  [552, '5.3.4 too large', 'INVALID_INPUT'],
])('answers %i %s with %s, and sends nothing', async (status, body, type) => {
  fail(status, body, 9);
  await expect(trial.call(sendMessage, sendMessage.example)).rejects.toMatchObject({ type });
  expect(mails()).toEqual([]);
});

it('is refused without the right password', async () => {
  const wrong = { ...(trial.sandbox.connections['email'] as object), token: 'guessed' };
  const stranger = await startTrial(emailSandbox, { connections: connectionsFrom({ email: wrong }) });
  const sending = stranger.call(sendMessage, sendMessage.example);
  await expect(sending).rejects.toMatchObject({ type: 'AUTH_FAILED' });
  await stranger.close();
  expect(mails()).toEqual([]);
});

it('quotes no address that the server quotes', async () => {
  fail(550, '5.1.1 <ada@example.com>: no such mailbox');
  const error = await trial.call(sendMessage, sendMessage.example).catch(String);
  expect(error).toContain('5.1.1');
  expect(error).not.toContain('ada@');
});
