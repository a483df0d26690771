import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { upsertProfile } from './upsert-profile.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('creates a profile once, then updates it and keeps what is not named', async () => {
  const lead = { email: 'grace@example.com', firstName: 'Grace', phone: '+4930123456' };
  const first = await trial.call(upsertProfile, { ...lead, properties: { score: 42 } });
  const second = await trial.call(upsertProfile, { email: lead.email, properties: { interest: 'BPMN' } });
  expect(second).toEqual(first);
  expect(trial.sandbox.state['klaviyo']?.['profiles']).toMatchObject({
    'grace@example.com': {
      attributes: {
        first_name: 'Grace',
        phone_number: '+4930123456',
        properties: { score: 42, interest: 'BPMN' },
      },
    },
  });
});

it.each(['email', '$email', 'first_name', 'lastName', 'phone_number'])(
  'refuses a property %s: what names a person is marked as personal, or it would be in histories',
  async (name) => {
    const properties = { [name]: 'other@example.com' };
    await expect(trial.call(upsertProfile, { email: 'grace@example.com', properties })).rejects.toMatchObject(
      {
        type: 'INVALID_INPUT',
        message: expect.not.stringContaining('other@'),
        details: [expect.objectContaining({ fields: [`properties.${name} invalid_key`] })],
      },
    );
    expect(trial.sandbox.requests).toEqual([]);
  },
);

it('refuses a phone number that is not E.164', async () => {
  const call = trial.call(upsertProfile, { email: 'grace@example.com', phone: '030 123456' });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('030'),
  });
});

it('speaks the pinned revision', async () => {
  await trial.call(upsertProfile, upsertProfile.example);
  expect(trial.sandbox.requests[0]?.headers).toMatchObject({
    revision: '2026-07-15',
    'content-type': 'application/vnd.api+json',
  });
});

it('passes on the code of an error, not its prose', async () => {
  const errors = [{ id: '1', code: 'invalid', title: 'Invalid', detail: 'grace@example.com is not valid' }];
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 400, body: { errors } } });
  await expect(trial.call(upsertProfile, upsertProfile.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('grace'),
    details: [expect.objectContaining({ vendorCode: 'invalid' })],
  });
});
