import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { setOwner } from './set-owner.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

const CARLA = '5b10ac8d82e05b22cc7d4ef2';
const LEA = '5b10ac8d82e05b22cc7d4ef4';

it.each([
  ['shows the address', 'carla@maschinenraum.example', CARLA],
  ['shows it in other letters', 'Carla@Maschinenraum.example', CARLA],
  ['hides the address and is the only one it fits', 'lea@maschinenraum.example', LEA],
])('gives the task to somebody who %s', async (_who, assignee, accountId) => {
  const found = [{ accountId: CARLA, emailAddress: 'carla@maschinenraum.example' }];
  if (assignee.startsWith('C')) {
    trial.sandbox.failNext({
      tool: 'jira',
      match: { path: '/user/' },
      fault: { status: 200, body: found },
    });
  }
  await trial.call(setOwner, { taskId: 'MKT-1', assignee });
  expect(issues()['MKT-1']).toMatchObject({ assignee: accountId });
});

it.each([
  ['nobody', []],
  ['several people who hide their addresses', [{ accountId: '1' }, { accountId: '2' }]],
  ['somebody of a longer address', [{ accountId: '1', emailAddress: 'lea@maschinenraum.example.org' }]],
  ['somebody who left', [{ accountId: '1', emailAddress: 'lea@maschinenraum.example', active: false }]],
  [
    'a longer address and somebody who hides theirs',
    [{ accountId: '1', emailAddress: 'lea@maschinenraum.example.org' }, { accountId: '2' }],
  ],
])('gives it to nobody when the search finds %s, and does not quote the address', async (_who, body) => {
  trial.sandbox.failNext({ tool: 'jira', match: { path: '/user/' }, fault: { status: 200, body } });
  await expect(trial.call(setOwner, setOwner.example)).rejects.toMatchObject({
    type: 'NOT_FOUND',
    message: expect.not.stringContaining('lea@'),
  });
  expect(issues()['MKT-1']).toMatchObject({ assignee: null });
});
