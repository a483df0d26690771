import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { upsertCompany } from './upsert-company.ts';

const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates a company once, then updates it', async () => {
  const company = { key: 'difference-engines', name: 'Difference Engines', employees: 40 };
  const first = await trial.call(upsertCompany, company);
  const second = await trial.call(upsertCompany, { ...company, ownerId: '201' });
  expect([first.created, second]).toEqual([true, { companyId: first.companyId, created: false }]);
  expect(trial.sandbox.state['hubspot']?.['companies']).toMatchObject({
    [first.companyId]: {
      properties: { name: 'Difference Engines', numberofemployees: '40', hubspot_owner_id: '201' },
    },
  });
});

it('leaves alone what is not given', async () => {
  await trial.call(upsertCompany, { key: 'analytical-engines', name: 'Engines', domain: 'engines.example' });
  const known = await trial.call(upsertCompany, { key: 'analytical-engines', name: 'Engines' });
  expect(trial.sandbox.state['hubspot']?.['companies']).toMatchObject({
    [known.companyId]: { properties: { domain: 'engines.example' } },
  });
});
