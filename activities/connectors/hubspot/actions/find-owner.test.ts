import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { findOwner } from './find-owner.ts';

const trial = await startTrial(hubspotSandbox);
afterAll(() => trial.close());

it('answers with id and full name', async () => {
  expect(await trial.call(findOwner, { email: 'nora.north@example.com' })).toEqual({
    ownerId: '202',
    name: 'Nora North',
  });
});

it('finds a user without a name', async () => {
  const body = { results: [{ id: '203', firstName: null, lastName: null }] };
  trial.sandbox.failNext({ tool: 'hubspot', fault: { status: 200, body } });
  expect(await trial.call(findOwner, { email: 'new@example.com' })).toEqual({ ownerId: '203', name: '' });
});

it('says NOT_FOUND for somebody who is no user', async () => {
  await expect(trial.call(findOwner, { email: 'stranger@example.com' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
