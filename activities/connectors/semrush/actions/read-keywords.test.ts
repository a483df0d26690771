import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { semrushSandbox } from '../sandbox.ts';
import { readKeywords } from './read-keywords.ts';

const trial = await startTrial(semrushSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('reads cents, searches and competition of a market', async () => {
  const answer = await trial.call(readKeywords, { keywords: ['marketing automation'], database: 'at' });
  expect(answer).toEqual({
    keywords: [{ phrase: 'marketing automation', volume: 648, cpc: 621, competition: 0.42 }],
    currency: 'USD',
  });
});

it('gives the same figures for a phrase it was never told', async () => {
  const asked = { keywords: ['kampagnen software mittelstand'], database: 'de' };
  const first = await trial.call(readKeywords, asked);
  expect(first.keywords).toHaveLength(1);
  expect(await trial.call(readKeywords, asked)).toEqual(first);
});

it('asks for a hundred keywords at a time', async () => {
  const keywords = Array.from({ length: 201 }, (_item, index) => `keyword ${index}`);
  const answer = await trial.call(readKeywords, { keywords, database: 'de' });
  expect(answer.keywords.map(({ phrase }) => phrase)).toEqual(keywords);
  expect(trial.sandbox.requests).toHaveLength(3);
});

it.each([200, 400])('takes NOTHING FOUND under status %i for an empty report', async (status) => {
  trial.sandbox.failNext({
    tool: 'semrush',
    fault: { status, body: 'ERROR 50 :: NOTHING FOUND' },
  });
  const answer = await trial.call(readKeywords, { keywords: ['qqzx vvkj'], database: 'de' });
  expect(answer.keywords).toEqual([]);
});

it.each([
  ['ERROR 120 :: WRONG KEY - ID PAIR', 'AUTH_FAILED'],
  ['ERROR 132 :: API UNITS BALANCE IS ZERO', 'FORBIDDEN'],
  ['ERROR 134 :: TOTAL LIMIT EXCEEDED', 'RATE_LIMITED'],
  ['ERROR 41 :: MANDATORY PARAMETER "PHRASE" NOT SET OR EMPTY', 'INVALID_INPUT'],
])('reads %s in a 200 as %s', async (body, type) => {
  trial.sandbox.failNext({ tool: 'semrush', fault: { status: 200, body } });
  await expect(trial.call(readKeywords, readKeywords.example)).rejects.toMatchObject({ type });
});

it.each(['Keyword;Search Volume;CPC', 'Keyword;Search Volume;CPC;Competition\r\nbpmn;many;1;0.1'])(
  'does not take %j for a report',
  async (body) => {
    trial.sandbox.failNext({ tool: 'semrush', fault: { status: 200, body } });
    await expect(trial.call(readKeywords, readKeywords.example)).rejects.toMatchObject({
      type: 'BAD_RESPONSE',
    });
  },
);

it('refuses a keyword that holds the separator', async () => {
  await expect(trial.call(readKeywords, { keywords: ['a;b'], database: 'de' })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});
