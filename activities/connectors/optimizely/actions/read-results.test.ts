import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { optimizelySandbox } from '../sandbox.ts';
import { readResults } from './read-results.ts';

const trial = await startTrial(optimizelySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const lead = { metric: 'Lead', visitors: 4000 };

it('says what each variation brought, and how sure that is', async () => {
  expect(await trial.call(readResults, readResults.example)).toEqual({
    rows: [
      {
        variationId: '5512342009',
        variation: 'Original',
        ...lead,
        conversions: 120,
        rate: 0.03,
        verdict: 'open',
      },
      {
        variationId: '5512342010',
        variation: 'Question',
        ...lead,
        conversions: 168,
        rate: 0.042,
        verdict: 'winner',
        lift: 0.4,
        significance: 0.97,
      },
    ],
  });
});

it('has no rows before anybody took part: 204', async () => {
  expect(await trial.call(readResults, { experimentId: '5512340007' })).toEqual({ rows: [] });
});
