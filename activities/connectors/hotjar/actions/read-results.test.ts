import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hotjarSandbox } from '../sandbox.ts';
import { readResults } from './read-results.ts';

const trial = await startTrial(hotjarSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const survey = { siteId: '3048412', surveyId: '880211' };

it('counts choices, takes means, and repeats nothing that anybody wrote', async () => {
  expect(await trial.call(readResults, survey)).toEqual({
    responses: 3,
    questions: [
      {
        questionId: 'q1',
        question: 'How useful was this page?',
        answered: 3,
        mean: 11 / 3,
        choices: [
          { choice: '4', count: 1 },
          { choice: '5', count: 1 },
          { choice: '2', count: 1 },
        ],
      },
      {
        questionId: 'q2',
        question: 'What do you plan?',
        answered: 3,
        choices: [
          { choice: 'Compare', count: 2 },
          { choice: 'Learn', count: 1 },
        ],
      },
      { questionId: 'q3', question: 'What was missing?', answered: 2, choices: [] },
    ],
  });
});

it('counts from an instant on', async () => {
  const { responses } = await trial.call(readResults, { ...survey, since: '2026-11-01T00:00:00Z' });
  expect(responses).toBe(2);
});

it('leaves out an answer that was none of the choices', async () => {
  const body = {
    results: [
      {
        id: 'r',
        created_time: '2026-11-20T10:00:00Z',
        answers: [{ question_id: 'q2', answer: 'ada@example.com' }],
      },
    ],
  };
  trial.sandbox.failNext({ tool: 'hotjar', match: { path: '/responses' }, fault: { status: 200, body } });
  const { questions } = await trial.call(readResults, survey);
  expect(questions[1]).toMatchObject({ answered: 1, choices: [] });
});

it('says that there is no such survey', async () => {
  await expect(trial.call(readResults, { ...survey, surveyId: '1' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
