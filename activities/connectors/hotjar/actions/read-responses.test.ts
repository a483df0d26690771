import { afterAll, beforeEach, expect, it } from 'vitest';
import { personalFields } from '../../../kit/personal.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { hotjarSandbox } from '../sandbox.ts';
import { readResponses } from './read-responses.ts';

const trial = await startTrial(hotjarSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const survey = { siteId: '3048412', surveyId: '880211' };
const ids = ({ responses }: { responses: readonly { responseId: string }[] }) =>
  responses.map(({ responseId }) => responseId);

it('reads answers, and what was left out', async () => {
  const { responses } = await trial.call(readResponses, survey);
  expect(responses[1]).toEqual({
    responseId: 'r2',
    at: '2026-11-12T09:10:00.000Z',
    complete: false,
    device: 'desktop',
    country: 'Germany',
    answers: [
      { questionId: 'q1', answer: '5' },
      { questionId: 'q2', answer: 'Compare' },
      { questionId: 'q3' },
    ],
  });
});

it.each([
  [{}, ['r3', 'r2', 'r1'], false],
  [{ since: '2026-11-01T00:00:00Z' }, ['r3', 'r2'], false],
  [{ since: '2026-11-12T09:10:00Z' }, ['r3', 'r2'], false],
  [{ limit: 2 }, ['r3', 'r2'], true],
  [{ limit: 2, since: '2026-11-01T00:00:00Z' }, ['r3', 'r2'], false],
])('with %j it has %j, more: %s', async (input, expected, more) => {
  const found = await trial.call(readResponses, { ...survey, ...input });
  expect(ids(found)).toEqual(expected);
  expect(found.more).toBe(more);
});

it('gives one answer for each choice, and keeps the comment', async () => {
  const answers = [
    { question_id: 7, answer: ['A', 'B'], comment: 'both' },
    { question_id: 8, answer: 9 },
  ];
  const body = { results: [{ id: 5, created_time: '2026-11-20T10:00:00+01:00', answers }] };
  trial.sandbox.failNext({ tool: 'hotjar', fault: { status: 200, body } });
  expect((await trial.call(readResponses, survey)).responses).toEqual([
    {
      responseId: '5',
      at: '2026-11-20T09:00:00.000Z',
      complete: true,
      answers: [
        { questionId: '7', answer: 'A', comment: 'both' },
        { questionId: '7', answer: 'B', comment: 'both' },
        { questionId: '8', answer: '9' },
      ],
    },
  ]);
});

it('marks whatever people wrote as personal', () => {
  expect(personalFields(readResponses.output).map(({ path }) => path.join('.'))).toEqual([
    'responses.[].answers.[].answer',
    'responses.[].answers.[].comment',
  ]);
});
