import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { readSegment } from './read-segment.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says how many profiles it holds', async () => {
  expect(await trial.call(readSegment, { segmentId: 'Sg2Cst' })).toEqual({
    id: 'Sg2Cst',
    name: 'Customers',
    size: 312,
  });
});

it('says no size while Klaviyo still counts', async () => {
  const body = { data: { id: 'Sg2Cst', attributes: { name: 'Customers', profile_count: null } } };
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 200, body } });
  expect(await trial.call(readSegment, { segmentId: 'Sg2Cst' })).not.toHaveProperty('size');
});

it('says NOT_FOUND for a segment that does not exist', async () => {
  const call = trial.call(readSegment, { segmentId: 'Nowhere' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
