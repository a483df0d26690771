import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { listSegments } from './list-segments.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  [undefined, ['Sg1Opn', 'Sg2Cst']],
  ['customers', ['Sg2Cst']],
])('looks for %s', async (search, ids) => {
  const { segments } = await trial.call(listSegments, search === undefined ? {} : { search });
  expect(segments.map(({ id }) => id)).toEqual(ids);
});
