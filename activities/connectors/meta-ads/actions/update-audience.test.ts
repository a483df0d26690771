import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { metaAdsSandbox } from '../sandbox.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(metaAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { audienceId } = updateAudience.example;
const members = () => {
  const audiences = trial.sandbox.state['meta-ads']?.['audiences'];
  return (audiences as Record<string, { members: readonly string[] }>)[audienceId]?.members;
};

// printf TEXT | sha256sum, of the normal form: addresses in lower case, numbers as digits with the country code.
it.each([
  [{ email: 'Test@Example.com' }, '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b'],
  [{ phone: '+18005550100' }, '92cfdc5fbcd4a20fbe5d3857af6c1aba31762105bba7f21a17155e920653046c'],
] as const)('sends %j as its hash', async (person, hash) => {
  await trial.call(updateAudience, { audienceId, change: 'ADD', people: [person] });
  expect(members()).toEqual([hash]);
});

it('keeps dots and tags of an address, which Meta matches as they are', async () => {
  const people = [{ email: 'user.name+nyc@gmail.com' }, { email: 'username@gmail.com' }];
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(members()).toHaveLength(2);
});

it('takes people out again, and sends nobody in clear', async () => {
  expect(await trial.call(updateAudience, updateAudience.example)).toEqual({
    audienceId,
    accepted: 2,
    rejected: 0,
  });
  expect(members()).toHaveLength(3);
  await trial.call(updateAudience, { ...updateAudience.example, change: 'REMOVE' });
  expect(members()).toEqual([]);
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/example\.com|1701234567/);
});

it('takes many out in parts that fit a URL', async () => {
  const people = Array.from({ length: 100 }, (_none, index) => ({
    email: `person${index}@example.com`,
    phone: `+4917000000${String(index).padStart(2, '0')}`,
  }));
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(members()).toHaveLength(200);
  const output = await trial.call(updateAudience, { audienceId, change: 'REMOVE', people });
  expect(output).toMatchObject({ accepted: 100 });
  expect(members()).toEqual([]);
  const urls = trial.sandbox.requests
    .filter(({ method }) => method === 'DELETE')
    .map(
      ({ query }) =>
        new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString().length,
    );
  expect(urls).toHaveLength(3);
  expect(Math.max(...urls)).toBeLessThan(8000);
});

it('says how many Meta could not read', async () => {
  const body = { audience_id: audienceId, num_received: 2, num_invalid_entries: 1 };
  trial.sandbox.failNext({ tool: 'meta-ads', fault: { status: 200, body } });
  expect(await trial.call(updateAudience, updateAudience.example)).toEqual({
    audienceId,
    accepted: 1,
    rejected: 1,
  });
});

it.each([
  [{ code: 100, error_subcode: 33 }, 'NOT_FOUND'],
  [{ code: 100, error_subcode: 1713230 }, 'CONFLICT'],
] as const)('reads %j as %s', async (error, type) => {
  const body = { error: { message: 'No.', type: 'OAuthException', ...error } };
  trial.sandbox.failNext({ tool: 'meta-ads', fault: { status: 400, body } });
  await expect(trial.call(updateAudience, updateAudience.example)).rejects.toMatchObject({ type });
});
