import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { KEY_FIELDS } from '../sandbox/state.ts';
import { upsertPerson } from './upsert-person.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

type Person = Record<string, unknown>;
const persons = () => trial.sandbox.state['pipedrive']?.['persons'] as Record<string, Person>;
const ada = { key: 'ada', lastName: 'Lovelace' };

/** Gives a person that has been there for long our key. */
function mark(id: string, key: string): void {
  Object.assign(persons()[id] as object, { custom_fields: { [KEY_FIELDS.personKeyField]: key } });
}

it('finds what it made at once, though the search does not know it yet', async () => {
  const first = await trial.call(upsertPerson, upsertPerson.example);
  const second = await trial.call(upsertPerson, { key: 'lead-4711', lastName: 'Murray' });
  expect([first.created, second]).toEqual([true, { contactId: first.contactId, created: false }]);
  expect(persons()[first.contactId]).toMatchObject({
    name: 'Murray',
    emails: [{ value: 'grace@example.com', primary: true }],
    custom_fields: { [KEY_FIELDS.personKeyField]: 'lead-4711' },
  });
});

it('finds somebody from long ago by the search', async () => {
  mark('21', 'ada');
  expect(await trial.call(upsertPerson, ada)).toEqual({ contactId: '21', created: false });
});

it('is not taken in by the same text in another field or in other letters', async () => {
  mark('21', 'ADA');
  Object.assign(persons()['22'] as object, { custom_fields: { ['f'.repeat(40)]: 'ada' } });
  expect(await trial.call(upsertPerson, ada)).toMatchObject({ created: true });
});

it('does not choose between two with one key', async () => {
  mark('21', 'ada');
  mark('22', 'ada');
  await expect(trial.call(upsertPerson, ada)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('adds an address before those that sales added, once', async () => {
  mark('21', 'ada');
  const input = { ...ada, email: 'countess@example.com' };
  await trial.call(upsertPerson, input);
  await trial.call(upsertPerson, { ...input, email: 'COUNTESS@example.com' });
  expect(persons()['21']?.['emails']).toEqual([
    { value: 'countess@example.com', primary: true, label: 'work' },
    { value: 'ada@example.com', primary: false, label: 'work' },
  ]);
});

it('waits where more changed lately than it can look through', async () => {
  const body = { data: [], additional_data: { next_cursor: 'x' } };
  const match = { method: 'GET', path: '/api/v2/persons' };
  trial.sandbox.failNext({ tool: 'pipedrive', match, fault: { status: 200, body, times: 10 } });
  await expect(trial.call(upsertPerson, ada)).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  expect(trial.sandbox.requests.some(({ method }) => method === 'POST')).toBe(false);
});

it('names the setting that is missing', async () => {
  const { baseUrl, token } = trial.sandbox.connections['pipedrive'] as { baseUrl: string; token: string };
  const bare = await startTrial(pipedriveSandbox, {
    connections: { find: () => ({ baseUrl, token, settings: {} }) },
  });
  await expect(bare.call(upsertPerson, ada)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
    message: expect.stringContaining('settings.personKeyField'),
  });
  await bare.close();
});

it.each([
  [402, {}, { success: false, error: 'unpaid' }, 'FORBIDDEN', undefined],
  [403, {}, '<!DOCTYPE html><html>Access denied</html>', 'RATE_LIMITED', 600_000],
  [403, {}, { success: false, code: 'ERR_FORBIDDEN' }, 'FORBIDDEN', undefined],
  [429, { 'x-ratelimit-reset': '5' }, {}, 'RATE_LIMITED', 5000],
  [429, {}, {}, 'RATE_LIMITED', 2000],
  [429, { 'x-daily-ratelimit-token-remaining': '0' }, {}, 'RATE_LIMITED', 3_600_000],
])('%i %j %j is %s, to be tried again after %s', async (status, headers, body, type, wait) => {
  trial.sandbox.failNext({ tool: 'pipedrive', fault: { status, headers, body } });
  const error: unknown = await trial.call(upsertPerson, ada).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ type });
  expect((error as { nextRetryDelay?: number }).nextRetryDelay).toBe(wait);
});
