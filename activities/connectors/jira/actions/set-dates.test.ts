import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { setDates } from './set-dates.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

it('sets both dates, and later the end alone', async () => {
  await trial.call(setDates, setDates.example);
  expect(issues()['MKT-1']).toMatchObject({ start: '2026-12-01', duedate: '2026-12-04' });
  await trial.call(setDates, { taskId: 'MKT-1', dueOn: '2026-12-11' });
  expect(issues()['MKT-1']).toMatchObject({ start: '2026-12-01', duedate: '2026-12-11' });
});

it('says what is missing when the site has no field for a start', async () => {
  const { token, settings } = jiraSandbox.connection;
  const plain = await startTrial({
    ...jiraSandbox,
    connection: { token, settings: { email: settings?.['email'] } },
  });
  await expect(plain.call(setDates, setDates.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['startOn needs startDateField'] })],
  });
  await plain.close();
});
