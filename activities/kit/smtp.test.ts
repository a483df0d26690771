import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openSmtp } from './smtp.ts';

const ADA = 'ada@example.com';
const GRACE = 'grace@example.com';
const ALAN = 'alan@example.com';

/** What the server says to a recipient, answer by answer; after the last one it takes the mail. */
const replies = new Map<string, number[]>();
const taken: { readonly to: readonly string[]; readonly id: string | undefined }[] = [];
const waits: number[] = [];

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: (_login, _session, done) => done(null, { user: 'campaigns' }),
  onRcptTo({ address }, _session, done) {
    const responseCode = replies.get(address)?.shift();
    if (responseCode === undefined) return done();
    done(Object.assign(new Error(`${address} is refused`), { responseCode }));
  },
  onData(stream, { envelope }, done) {
    void text(stream).then((raw) => {
      const id = /^Message-ID: (.+)\r$/im.exec(raw)?.[1];
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), id });
      done(null, 'taken');
    }, done);
  },
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => {
  replies.clear();
  taken.length = 0;
  waits.length = 0;
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

async function send(to: readonly string[]): Promise<void> {
  const { port } = server.server.address() as AddressInfo;
  const smtp = openSmtp({
    tool: 'email',
    action: 'email.sendMessage',
    connection: {
      baseUrl: `smtp://127.0.0.1:${port}`,
      token: 'password',
      settings: { user: 'campaigns' },
    },
    token: { read: async () => 'password', renew: async () => false },
    answerTimeoutMs: 5000,
    pause: async (milliseconds) => {
      waits.push(milliseconds);
    },
  });
  await smtp.send({ messageId: 'mr-1@example.com', from: 'us@example.com', to, subject: 'x', text: 'x' });
}

it('tries those alone whom the server puts off', async () => {
  replies.set(GRACE, [451, 452]);
  await send([ADA, GRACE]);
  expect(taken).toEqual([
    { to: [ADA], id: '<mr-1@example.com>' },
    { to: [GRACE], id: '<mr-1@example.com>' },
  ]);
  expect(waits).toEqual([15_000, 60_000]);
});

it('says NOT_FOUND for those alone whom the server refuses for good', async () => {
  replies.set(GRACE, [451]).set(ALAN, [550]);
  await expect(send([ADA, GRACE, ALAN])).rejects.toMatchObject({
    type: 'NOT_FOUND',
    message: expect.stringContaining('1 of the recipients'),
  });
  expect(taken.map(({ to }) => to)).toEqual([[ADA], [GRACE]]);
});

it('says NOT_FOUND for whom it puts off first and refuses then', async () => {
  replies.set(GRACE, [451, 554]);
  await expect(send([ADA, GRACE])).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('says how many have it where some are put off to the end, and no address', async () => {
  replies.set(GRACE, [452, 452, 452, 452, 452]);
  const error: unknown = await send([ADA, GRACE]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    type: 'RATE_LIMITED',
    message: expect.stringContaining('1 of 2 recipients have it'),
  });
  expect(String(error)).not.toContain('@');
  expect(taken.map(({ to }) => to)).toEqual([[ADA]]);
});
