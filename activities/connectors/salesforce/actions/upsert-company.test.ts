import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { upsertCompany } from './upsert-company.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('updates the company with this key', async () => {
  const company = { key: 'analytical-engines', name: 'Engines', employees: 0 };
  expect(await trial.call(upsertCompany, company)).toEqual({
    companyId: '001000000000011AAA',
    created: false,
  });
  expect(trial.sandbox.state['salesforce']?.['Account']).toMatchObject({
    '001000000000011AAA': { Name: 'Engines', NumberOfEmployees: 0 },
  });
});

it('creates one where there is none', async () => {
  const { created, companyId } = await trial.call(upsertCompany, { key: 'new', name: 'New Ltd' });
  expect([created, companyId]).toEqual([true, expect.stringMatching(/^001\w{15}$/)]);
});
