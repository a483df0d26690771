import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { segmentSandbox } from '../sandbox.ts';
import { deletePerson } from './delete-person.ts';
import { readDeletion } from './read-deletion.ts';

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says where somebody has to erase by hand', async () => {
  expect(await trial.call(readDeletion, { requestId: 'reg_1001' })).toEqual({
    status: 'PARTIAL_SUCCESS',
    left: ['Webhooks'],
    finishedAt: '2026-10-02T10:00:00.000Z',
  });
});

it('reads one that has just begun', async () => {
  const { requestId } = await trial.call(deletePerson, { userId: 'crm-101' });
  expect(await trial.call(readDeletion, { requestId })).toEqual({ status: 'INITIALIZED', left: [] });
});

it('does not know a request that is older than Segment remembers', async () => {
  await expect(trial.call(readDeletion, { requestId: 'reg_1' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
    details: [expect.objectContaining({ vendorCode: 'not-found' })],
  });
});
