import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { segmentSandbox } from '../sandbox.ts';
import { addToCompany } from './add-to-company.ts';

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const company = { userId: 'crm-102', companyId: 'crm-company-7' };

it('tells what is known of the company, and leaves what is not named', async () => {
  await trial.call(addToCompany, { ...company, name: 'Hopper GmbH' });
  const again = { idempotencyKey: 'case-1/step-2' };
  await trial.call(addToCompany, { ...company, properties: { employees: 420 } }, again);
  expect(trial.sandbox.state['segment']?.['companies']).toEqual({
    'crm-company-7': { name: 'Hopper GmbH', employees: 420 },
  });
});

it('refuses a trait that is called name: it has a field of its own', async () => {
  const call = trial.call(addToCompany, { ...addToCompany.example, properties: { name: 'Other GmbH' } });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['properties.name invalid_key'] })],
  });
});
