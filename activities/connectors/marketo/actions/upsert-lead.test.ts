import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { upsertLead } from './upsert-lead.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
const answer = (body: object, match = { path: '/rest/v1/leads.json' }) =>
  trial.sandbox.failNext({ tool: 'marketo', match, fault: { status: 200, body } });
const errors = (code: string) => ({
  requestId: 'r',
  success: false,
  errors: [{ code, message: 'grace@example.com is not valid' }],
});

it('creates a lead once, then updates it and keeps what is not named', async () => {
  const lead = { email: 'grace@example.com', firstName: 'Grace' };
  const first = await trial.call(upsertLead, { ...lead, fields: { crmId: '00Q1' } });
  const second = await trial.call(upsertLead, { email: lead.email, country: 'DE' });
  expect([first.created, second]).toEqual([true, { leadId: first.leadId, created: false }]);
  expect(state()?.['leads']).toMatchObject({
    [first.leadId]: { firstName: 'Grace', crmId: '00Q1', country: 'DE' },
  });
});

it('knows a lead by another field, whatever its address', async () => {
  const { leadId } = await trial.call(upsertLead, { email: 'g@example.com', fields: { crmId: '00Q1' } });
  const moved = { email: 'grace@example.com', lookupField: 'crmId', fields: { crmId: '00Q1' } };
  expect(await trial.call(upsertLead, moved)).toEqual({ leadId, created: false });
});

it.each(['email', 'firstName', 'lastName', 'phone', 'country'])(
  'refuses a further field %s, which would override the one of its own',
  async (name) => {
    const fields = { [name]: 'other@example.com' };
    await expect(trial.call(upsertLead, { email: 'grace@example.com', fields })).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      message: expect.not.stringContaining('other@'),
      details: [expect.objectContaining({ fields: [`fields.${name} invalid_key`] })],
    });
    expect(trial.sandbox.requests).toEqual([]);
  },
);

it.each([
  ['500', 'UNAVAILABLE', undefined],
  ['603', 'FORBIDDEN', undefined],
  ['604', 'TIMEOUT', undefined],
  ['606', 'RATE_LIMITED', 20_000],
  ['607', 'RATE_LIMITED', 3_600_000],
  ['609', 'INVALID_INPUT', undefined],
  ['615', 'RATE_LIMITED', 2000],
  ['702', 'NOT_FOUND', undefined],
  ['713', 'UNAVAILABLE', undefined],
])('reads %s in a 200 as %s', async (code, type, nextRetryDelay) => {
  answer(errors(code));
  await expect(trial.call(upsertLead, upsertLead.example)).rejects.toMatchObject({
    type,
    nextRetryDelay,
    message: expect.not.stringContaining('grace'),
    details: [expect.objectContaining({ vendorCode: code })],
  });
});

it.each([
  ['1006', 'INVALID_INPUT'],
  ['1007', 'CONFLICT'],
  ['1008', 'FORBIDDEN'],
])('reads %s of a record as %s', async (code, type) => {
  answer({
    requestId: 'r',
    success: true,
    result: [{ status: 'skipped', reasons: [{ code, message: '' }] }],
  });
  await expect(trial.call(upsertLead, upsertLead.example)).rejects.toMatchObject({ type });
});

it('signs in again when the token ended within a 200, and only once', async () => {
  const signIns = () => trial.sandbox.requests.filter(({ path }) => path === '/identity/oauth/token');
  answer(errors('602'));
  await trial.call(upsertLead, upsertLead.example);
  expect(signIns()).toHaveLength(2);
  trial.sandbox.reset();
  trial.sandbox.failNext({
    tool: 'marketo',
    match: { path: '/rest/v1/leads.json' },
    fault: { status: 200, body: errors('601'), times: 3 },
  });
  await expect(trial.call(upsertLead, upsertLead.example)).rejects.toMatchObject({ type: 'AUTH_FAILED' });
  expect(signIns()).toHaveLength(2);
});
