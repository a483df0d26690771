import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { listPurposes } from './list-purposes.ts';

const purposes = Object.fromEntries(
  Array.from({ length: 250 }, (_item, index) => [
    `purpose-${index}`,
    { Label: `Purpose ${index}`, Status: 'ACTIVE' },
  ]),
);
const trial = await startTrial(onetrustSandbox, { state: { purposes } });
afterAll(() => trial.close());

it('reads all pages', async () => {
  const answer = await trial.call(listPurposes, {});
  expect(answer.purposes.map(({ id }) => id)).toEqual(Object.keys(purposes));
  expect(answer.purposes[7]).toEqual({ id: 'purpose-7', name: 'Purpose 7', status: 'ACTIVE' });
  expect(trial.sandbox.requests).toHaveLength(3);
});
