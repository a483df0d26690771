import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { sha256Hex } from '../../../kit/hashed-people.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { audienceId } = updateAudience.example;
const members = () => {
  const audiences = trial.sandbox.state['google-ads']?.['audiences'];
  return (audiences as Record<string, { members: unknown }>)[audienceId]?.members;
};
const statusOf = (requestStatus: string, rest: object = {}) => ({
  status: 200,
  body: { requestStatusPerDestination: [{ requestStatus, ...rest }] },
});

// The examples of developers.google.com/data-manager/api/devguides/concepts/formatting, and what they must not change.
it.each([
  ['cloudy.sanfrancisco+shopping@gmail.com', 'cloudysanfrancisco@gmail.com'],
  ['Cloudy.SanFrancisco@GoogleMail.com', 'cloudysanfrancisco@googlemail.com'],
  ['user.name+NYC@Example.com', 'user.name+nyc@example.com'],
])('sends %s as the hash of %s', async (email, normal) => {
  await trial.call(updateAudience, { audienceId, change: 'ADD', people: [{ email }] });
  expect(members()).toEqual([sha256Hex(normal)]);
});

it('sends a number with its plus, and nothing in clear', async () => {
  await trial.call(updateAudience, {
    audienceId,
    change: 'ADD',
    people: [{ phone: '+18005550100' }],
  });
  // printf '+18005550100' | sha256sum
  expect(members()).toEqual(['fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30']);
  expect(JSON.stringify(trial.sandbox.requests)).not.toContain('8005550100');
});

it('takes people out again', async () => {
  const { consent: _consent, ...people } = updateAudience.example;
  await trial.call(updateAudience, updateAudience.example);
  expect(members()).toHaveLength(3);
  await trial.call(updateAudience, { ...people, change: 'REMOVE' });
  expect(members()).toEqual([]);
  expect(trial.sandbox.requests.at(-2)?.body).not.toHaveProperty('termsOfService');
});

it('waits until Google is through', async () => {
  const match = { method: 'GET' };
  trial.sandbox.failNext({ tool: 'google-ads', match, fault: { ...statusOf('PROCESSING'), times: 3 } });
  const output = await trial.call(updateAudience, updateAudience.example);
  expect(output).toEqual({ audienceId, accepted: 2, rejected: 0 });
  expect(trial.sandbox.requests.filter(({ method }) => method === 'GET')).toHaveLength(4);
});

it('does not wait for ever', async () => {
  const match = { method: 'GET' };
  trial.sandbox.failNext({ tool: 'google-ads', match, fault: { ...statusOf('PROCESSING'), times: 99 } });
  await expect(trial.call(updateAudience, updateAudience.example)).rejects.toMatchObject({ type: 'TIMEOUT' });
  expect(trial.sandbox.requests).toHaveLength(11);
});

const counts = (reason: string, recordCount: string) => ({
  errorInfo: { errorCounts: [{ reason, recordCount }] },
});

it('says how many were rejected', async () => {
  const fault = statusOf('PARTIAL_SUCCESS', counts('PROCESSING_ERROR_REASON_NO_CONSENT', '1'));
  trial.sandbox.failNext({ tool: 'google-ads', match: { method: 'GET' }, fault });
  const output = await trial.call(updateAudience, updateAudience.example);
  expect(output).toEqual({ audienceId, accepted: 1, rejected: 1 });
});

it.each([
  ['PROCESSING_ERROR_REASON_DENIED_CONSENT', 'CONFLICT'],
  ['PROCESSING_ERROR_REASON_INTERNAL_ERROR', 'UNAVAILABLE'],
])('reads the end of a failed upload by %s as %s', async (reason, type) => {
  const fault = statusOf('FAILED', counts(reason, '2'));
  trial.sandbox.failNext({ tool: 'google-ads', match: { method: 'GET' }, fault });
  await expect(trial.call(updateAudience, updateAudience.example)).rejects.toMatchObject({
    type,
    details: [expect.objectContaining({ vendorCode: reason })],
  });
});

it('says that there is no such list', async () => {
  const call = trial.call(updateAudience, { ...updateAudience.example, audienceId: '1' });
  await expect(call).rejects.toMatchObject({
    type: 'NOT_FOUND',
    details: [expect.objectContaining({ vendorCode: 'DESTINATION_ACCOUNT_NOT_FOUND' })],
  });
});

it('reads the wait that Data Manager asks for', async () => {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '12s' }];
  const body = { error: { code: 429, message: 'No.', status: 'RESOURCE_EXHAUSTED', details } };
  trial.sandbox.failNext({ tool: 'google-ads', fault: { status: 429, body } });
  await expect(trial.call(updateAudience, updateAudience.example)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: 12_000,
  });
});

it('adds nobody where nobody accepted the terms, but takes out', async () => {
  const { settings } = googleAdsSandbox.connection;
  const { customerMatchTerms: _terms, ...others } = settings ?? {};
  const strict = await startTrial({
    ...googleAdsSandbox,
    connection: { ...googleAdsSandbox.connection, settings: others },
  });
  await expect(strict.call(updateAudience, updateAudience.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  expect(strict.sandbox.requests).toEqual([]);
  await strict.call(updateAudience, { audienceId, change: 'REMOVE', people: updateAudience.example.people });
  await strict.close();
});
