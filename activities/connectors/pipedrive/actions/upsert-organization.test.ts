import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { upsertOrganization } from './upsert-organization.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('updates the company with this key and leaves alone what is not given', async () => {
  const company = { key: 'analytical-engines', name: 'Engines', domain: 'engines.example', employees: 40 };
  await trial.call(upsertOrganization, company);
  const again = await trial.call(upsertOrganization, { key: 'analytical-engines', name: 'Engines Ltd' });
  expect(again).toEqual({ companyId: '11', created: false });
  expect(trial.sandbox.state['pipedrive']?.['organizations']).toMatchObject({
    11: { name: 'Engines Ltd', website: 'engines.example', employee_count: 40 },
  });
});

it('creates one where there is none', async () => {
  const first = await trial.call(upsertOrganization, { key: 'new', name: 'New Ltd', ownerId: '2' });
  expect(await trial.call(upsertOrganization, { key: 'new', name: 'New Ltd' })).toEqual({
    companyId: first.companyId,
    created: false,
  });
  expect(first.created).toBe(true);
});
