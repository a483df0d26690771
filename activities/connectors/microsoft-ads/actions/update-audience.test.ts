import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { audienceId } = updateAudience.example;
const members = () => {
  const audiences = trial.sandbox.state['microsoft-ads']?.['audiences'];
  return (audiences as Record<string, { members: readonly string[] }>)[audienceId]?.members;
};

// The vendor's own example of a list: bulk-service/customer-list-item.
it('sends the hash of an address', async () => {
  const people = [{ email: 'Test@Contoso.com' }];
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(members()).toEqual(['f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101']);
});

it('takes people out again, and sends nobody in clear', async () => {
  const output = await trial.call(updateAudience, updateAudience.example);
  expect(output).toEqual({ audienceId, accepted: 2, rejected: 0 });
  await trial.call(updateAudience, { ...updateAudience.example, change: 'REMOVE' });
  expect(members()).toEqual([]);
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/example\.com|1701234567/);
});

it('rejects people without an address, and says so when there are no others', async () => {
  const people = [{ phone: '+491701234567' }, { email: 'ada@example.com' }];
  const output = await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(output).toMatchObject({ accepted: 1, rejected: 1 });
  const none = trial.call(updateAudience, { audienceId, change: 'ADD', people: people.slice(0, 1) });
  await expect(none).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('sends a thousand at a time', async () => {
  const people = Array.from({ length: 1001 }, (_none, index) => ({ email: `person${index}@example.com` }));
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(trial.sandbox.requests).toHaveLength(2);
  expect(members()).toHaveLength(1001);
});

it('adds nobody where nobody accepted the terms, but takes out', async () => {
  const { customerMatchTerms: _terms, ...settings } = microsoftAdsSandbox.connection.settings ?? {};
  const connection = { ...microsoftAdsSandbox.connection, settings };
  const strict = await startTrial({ ...microsoftAdsSandbox, connection });
  await expect(strict.call(updateAudience, updateAudience.example)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  expect(strict.sandbox.requests).toEqual([]);
  await strict.call(updateAudience, { ...updateAudience.example, change: 'REMOVE' });
  await strict.close();
});

it('says that there is no such list', async () => {
  const call = trial.call(updateAudience, { ...updateAudience.example, audienceId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
