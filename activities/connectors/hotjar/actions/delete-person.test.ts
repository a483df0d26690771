import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/define-sandbox.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { hotjarSandbox } from '../sandbox.ts';
import { deletePerson } from './delete-person.ts';

const trial = await startTrial(hotjarSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  [{ email: 'ada@example.com' }, ['3048412/crm-101', 'grace@example.com']],
  [{ userIds: { '3048412': 'crm-101' } }, ['ada@example.com', 'grace@example.com']],
  [{ email: 'ada@example.com', userIds: { '3048412': 'crm-101' } }, ['grace@example.com']],
  [{ email: 'nobody@example.com' }, ['3048412/crm-101', 'ada@example.com', 'grace@example.com']],
])('by %j it leaves %j', async (person, left) => {
  await trial.call(deletePerson, person);
  await trial.call(deletePerson, person);
  expect(Object.keys(trial.sandbox.state['hotjar']?.['people'] ?? {}).sort()).toEqual(left);
  expect(trial.sandbox.state['hotjar']?.['mails']).toEqual([]);
});

it('refuses to erase nobody', async () => {
  await expect(trial.call(deletePerson, {})).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('needs an organisation', async () => {
  const { token } = hotjarSandbox.connection;
  const other: Sandbox = { ...hotjarSandbox, connection: token === undefined ? {} : { token } };
  const started = await startTrial(other);
  await expect(started.call(deletePerson, { email: 'ada@example.com' })).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  await started.close();
});
