import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hotjarSandbox } from '../sandbox.ts';
import { listSurveys } from './list-surveys.ts';

const trial = await startTrial(hotjarSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const site = { siteId: '3048412' };

it('lists them with the id as text', async () => {
  expect(await trial.call(listSurveys, site)).toEqual({
    surveys: [{ surveyId: '880211', name: 'Landing page', running: true }],
  });
});

it('reads every page, and only as many as there are', async () => {
  const body = { results: [{ id: '1', name: 'Old', is_enabled: false }], next_cursor: '0' };
  trial.sandbox.failNext({ tool: 'hotjar', fault: { status: 200, body } });
  const { surveys } = await trial.call(listSurveys, site);
  expect(surveys.map(({ surveyId }) => surveyId)).toEqual(['1', '880211']);
  expect(trial.sandbox.requests).toHaveLength(2);
});

it('gives up on a list that does not end', async () => {
  const fault = { status: 200, body: { results: [], next_cursor: 'again' }, times: 1000 };
  trial.sandbox.failNext({ tool: 'hotjar', fault });
  await expect(trial.call(listSurveys, site)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});
