import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { id, responsesOf, type surveyResponse } from '../client.ts';
import { hotjar } from '../connector.ts';
import { instant, siteId, surveyId } from '../fields.ts';

export const readResults = defineAction({
  tool: hotjar,
  id: 'hotjar.readResults',
  summary:
    'Count what visitors answered: how many, which choices, which mean. Nothing that anybody wrote is in it.',
  input: z.strictObject({ siteId, surveyId, since: instant.optional() }),
  output: z.object({
    responses: z.int().nonnegative(),
    questions: z.array(
      z.object({
        questionId: z.string(),
        question: z.string(),
        /** How many visitors answered it. */
        answered: z.int().nonnegative(),
        /** Of questions with a scale. */
        mean: z.number().optional(),
        /** Of questions with choices or a scale, most frequent first. */
        choices: z.array(z.object({ choice: z.string(), count: z.int().positive() })),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  timeoutMs: 5 * 60 * 1000,
  example: { siteId: '3048412', surveyId: '880211' },
  async run({ input, http }) {
    const { questions } = await http.get({
      path: path`/v1/sites/${input.siteId}/surveys/${input.surveyId}`,
      query: { with_questions: true },
      response: survey,
    });
    const responses = await responsesOf(http, input);
    return {
      responses: responses.length,
      questions: questions.map((question) => ({
        questionId: question.id,
        question: question.text,
        ...summaryOf(question, responses),
      })),
    };
  },
});

const question = z.object({ id, text: z.string(), choices: z.array(z.string()).nullish() });
const survey = z.object({ questions: z.array(question) });

/** Scales end at ten at most; larger numbers are something that people wrote. */
const ON_A_SCALE = /^(?:\d|10)$/;

/** Only answers that were given to choose from are repeated: all else may name a person. */
function summaryOf(
  { id: questionId, choices }: z.output<typeof question>,
  responses: readonly z.output<typeof surveyResponse>[],
) {
  const answers = responses
    .flatMap((response) => response.answers)
    .filter((one) => one.question_id === questionId && one.answer.length > 0);
  const offered = choices && choices.length > 0 ? new Set(choices) : undefined;
  const scale =
    offered === undefined && answers.every(({ answer }) => answer.every((one) => ON_A_SCALE.test(one)));
  const counts = new Map<string, number>();
  for (const one of answers.flatMap(({ answer }) => answer)) {
    if (scale || offered?.has(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const values = scale ? answers.flatMap(({ answer }) => answer.map(Number)) : [];
  return {
    answered: answers.length,
    ...(values.length === 0 ? {} : { mean: values.reduce((sum, one) => sum + one, 0) / values.length }),
    choices: [...counts]
      .map(([choice, count]) => ({ choice, count }))
      .sort((one, other) => other.count - one.count),
  };
}
