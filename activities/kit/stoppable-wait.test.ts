import { afterAll, beforeEach, expect, it } from 'vitest';
import { awinSandbox } from '../connectors/awin/sandbox.ts';
import { approveTransactions } from '../connectors/awin/actions/approve-transactions.ts';
import { emailSandbox } from '../connectors/email/sandbox.ts';
import { sendMessage } from '../connectors/email/actions/send-message.ts';
import { googleAdsSandbox } from '../connectors/google-ads/sandbox.ts';
import { updateAudience } from '../connectors/google-ads/actions/update-audience.ts';
import { linkedinAdsSandbox } from '../connectors/linkedin-ads/sandbox.ts';
import { createAudience } from '../connectors/linkedin-ads/actions/create-audience.ts';
import { powerBiSandbox } from '../connectors/power-bi/sandbox.ts';
import { refreshDataset } from '../connectors/power-bi/actions/refresh-dataset.ts';
import { tableauSandbox } from '../connectors/tableau/sandbox.ts';
import { refreshExtract } from '../connectors/tableau/actions/refresh-extract.ts';
import { startActivityTrial } from '../sandbox/activity-trial.ts';
import type { Trial } from '../sandbox/trial.ts';
import type { Action } from './define-action.ts';

const trials = {
  awin: await startActivityTrial(awinSandbox),
  email: await startActivityTrial(emailSandbox),
  'google-ads': await startActivityTrial(googleAdsSandbox),
  'linkedin-ads': await startActivityTrial(linkedinAdsSandbox),
  'power-bi': await startActivityTrial(powerBiSandbox),
  tableau: await startActivityTrial(tableauSandbox),
};
beforeEach(() => Object.values(trials).forEach(({ sandbox }) => sandbox.reset()));
afterAll(async () => {
  for (const trial of Object.values(trials)) await trial.close();
});

const writes = ({ sandbox }: Trial) =>
  sandbox.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/signin'));

it.each<[string, Action, Trial]>([
  ['an upload', updateAudience as unknown as Action, trials['google-ads']],
  ['a refresh of an extract', refreshExtract as unknown as Action, trials.tableau],
  ['decisions on transactions', approveTransactions as unknown as Action, trials.awin],
])('%s is handed in once, and its end is not waited for', async (_what, action, trial) => {
  await expect(trial.call(action, action.example)).rejects.toMatchObject({
    name: 'CancelledFailure',
    details: [{ action: action.id, handedIn: true, job: expect.any(String) }],
  });
  expect(writes(trial)).toHaveLength(1);
});

it('a job that the vendor gives no name is handed in, too', async () => {
  const trial = trials['power-bi'];
  await expect(trial.call(refreshDataset, refreshDataset.example)).rejects.toMatchObject({
    details: [{ action: 'power-bi.refreshDataset', handedIn: true }],
  });
  expect(writes(trial)).toHaveLength(1);
});

it('a job that had to wait for its turn is never handed in', async () => {
  const trial = trials.tableau;
  const jobs = { other: { extract: refreshExtract.example.id, asked: 0 } };
  Object.assign(trial.sandbox.state['tableau'] ?? {}, { jobs });
  await expect(trial.call(refreshExtract, refreshExtract.example)).rejects.toMatchObject({
    details: [{ action: 'tableau.refreshExtract', handedIn: false }],
  });
  expect(trial.sandbox.state['tableau']?.['jobs']).toEqual({ other: expect.anything() });
});

it('a second attempt that waits for its turn does not know what the first one did', async () => {
  const trial = trials.tableau;
  const jobs = { ours: { extract: refreshExtract.example.id, asked: 0 } };
  Object.assign(trial.sandbox.state['tableau'] ?? {}, { jobs });
  const call = trial.call(refreshExtract, refreshExtract.example, { mayHaveRun: true });
  await expect(call).rejects.toMatchObject({ details: [{ action: 'tableau.refreshExtract' }] });
  const error: unknown = await call.catch((caught: unknown) => caught);
  expect((error as { details: object[] }).details[0]).not.toHaveProperty('handedIn');
});

it('a mail that the server has not taken yet is never sent', async () => {
  const trial = trials.email;
  const match = { method: 'MAIL' };
  trial.sandbox.failNext({
    tool: 'email',
    match,
    fault: { status: 451, body: '4.7.1 greylisted', times: 1 },
  });
  await expect(trial.call(sendMessage, sendMessage.example)).rejects.toMatchObject({
    name: 'CancelledFailure',
    details: [{ action: 'email.sendMessage', handedIn: false }],
  });
  expect(trial.sandbox.state['email']).toEqual({ mails: [] });
});

it('what is nothing without the rest of its work does it to the end', async () => {
  const trial = trials['linkedin-ads'];
  const { audienceId } = await trial.call(createAudience, createAudience.example);
  expect(audienceId).not.toBe('');
});
