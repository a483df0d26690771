import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { audienceId } = updateAudience.example;
const members = () => {
  const audiences = trial.sandbox.state['linkedin-ads']?.['audiences'];
  return (audiences as Record<string, { readonly members: readonly string[] }>)[audienceId]?.members;
};

// `printf %s ada@example.com | sha256sum`; the vendor's pages have no example with its address.
const ADA = 'b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72';

it.each(['ada@example.com', 'Ada@Example.com'])('sends the hash of %s', async (email) => {
  await trial.call(updateAudience, { audienceId, change: 'ADD', people: [{ email }] });
  expect(members()).toEqual([ADA]);
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

it('counts whom the vendor refused', async () => {
  const body = { elements: [{ status: 201 }, { status: 400 }] };
  trial.sandbox.failNext({ tool: 'linkedin-ads', fault: { status: 200, body } });
  expect(await trial.call(updateAudience, updateAudience.example)).toMatchObject({
    accepted: 1,
    rejected: 1,
  });
});

it('sends a thousand at a time', async () => {
  const people = Array.from({ length: 1001 }, (_none, index) => ({ email: `person${index}@example.com` }));
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(trial.sandbox.requests).toHaveLength(2);
  expect(members()).toHaveLength(1001);
});

it('says that there is no such audience', async () => {
  const call = trial.call(updateAudience, { ...updateAudience.example, audienceId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
