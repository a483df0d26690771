import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readSubject } from './read-subject.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { purposeId } = readSubject.example;

it.each([
  ['ada@example.com', { found: true, consent: 'ACTIVE', at: '2026-03-14T10:20:00.000Z' }],
  ['no-consent@example.com', { found: true, consent: 'WITHDRAWN', at: '2026-06-01T12:00:00.000Z' }],
  ['stranger@example.com', { found: false, consent: 'NONE' }],
])('knows what %s agreed to', async (identifier, expected) => {
  expect(await trial.call(readSubject, { purposeId, identifier })).toEqual(expected);
});

it('does not take consent to one purpose for consent to another', async () => {
  const other = { purposeId: 'c83e5a17-0f62-4d9b-b5e4-3a7d18f92c60', identifier: 'ada@example.com' };
  expect(await trial.call(readSubject, other)).toEqual({ found: false, consent: 'NONE' });
});

it.each([
  ['EXPIRED', { ExpiryDate: '2026-05-01T00:00:00' }, 'EXPIRED', '2026-05-01T00:00:00.000Z'],
  ['HARD_OPT_OUT', {}, 'WITHDRAWN', '2026-02-02T02:02:02.000Z'],
  ['PENDING', {}, 'NONE', '2026-02-02T02:02:02.000Z'],
  ['IMPLICIT', {}, 'NONE', '2026-02-02T02:02:02.000Z'],
  ['ALWAYS_ACTIVE', {}, 'NONE', '2026-02-02T02:02:02.000Z'],
])('reads %s', async (Status, dates, consent, at) => {
  const purpose = { Id: purposeId, Status, LastTransactionDate: '2026-02-02T02:02:02Z', ...dates };
  const body = { content: [{ Purposes: [purpose] }] };
  trial.sandbox.failNext({ tool: 'onetrust', fault: { status: 200, body } });
  expect(await trial.call(readSubject, readSubject.example)).toEqual({ found: true, consent, at });
});

it('names the person in a header only', async () => {
  await trial.call(readSubject, readSubject.example);
  const [request] = trial.sandbox.requests;
  expect(request?.headers['identifier']).toBe('ada@example.com');
  expect(JSON.stringify([request?.path, request?.query])).not.toContain('ada');
});

it.each(['ada@example.com\r\nx-injected: 1', 'müller@example.com', ''])(
  'refuses %j, which no header takes',
  async (identifier) => {
    const call = trial.call(readSubject, { purposeId, identifier });
    await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
  },
);
