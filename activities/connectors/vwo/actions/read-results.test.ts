import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { vwoSandbox } from '../sandbox.ts';
import { readResults } from './read-results.ts';

const trial = await startTrial(vwoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const lead = { metric: 'Lead', visitors: 4000 };

it('says what each variation brought, without our marker', async () => {
  expect(await trial.call(readResults, readResults.example)).toEqual({
    rows: [
      { variationId: '1', variation: 'Control', ...lead, conversions: 120, rate: 0.03, verdict: 'open' },
      { variationId: '2', variation: 'Question', ...lead, conversions: 168, rate: 0.042, verdict: 'winner' },
    ],
  });
});

it('has no rows before anybody took part', async () => {
  expect(await trial.call(readResults, { experimentId: '7' })).toEqual({ rows: [] });
});
