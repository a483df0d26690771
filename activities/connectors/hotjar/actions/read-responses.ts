import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { responsesOf } from '../client.ts';
import { hotjar } from '../connector.ts';
import { answer, instant, siteId, surveyId } from '../fields.ts';

export const readResponses = defineAction({
  tool: hotjar,
  id: 'hotjar.readResponses',
  summary: 'Read what visitors answered, newest first.',
  input: z.strictObject({
    siteId,
    surveyId,
    since: instant.optional(),
    limit: z.int().min(1).max(1000).default(100),
  }),
  output: z.object({
    responses: z.array(
      z.object({
        responseId: z.string(),
        at: instant,
        /** Whether the visitor answered to the end. */
        complete: z.boolean(),
        device: z.string().optional(),
        country: z.string().optional(),
        /** One for each choice where several were allowed. */
        answers: z.array(
          z.object({ questionId: z.string(), answer: answer.optional(), comment: answer.optional() }),
        ),
      }),
    ),
    /** Whether there are older ones, back to `since`. */
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { siteId: '3048412', surveyId: '880211', since: '2026-11-01T00:00:00Z' },
  async run({ input, http }) {
    const found = await responsesOf(http, { ...input, enough: input.limit + 1 });
    return {
      responses: found.slice(0, input.limit).map((one) => ({
        responseId: one.id,
        at: new Date(one.created_time).toISOString(),
        complete: one.is_complete,
        ...(one.device ? { device: one.device } : {}),
        ...(one.country ? { country: one.country } : {}),
        answers: one.answers.flatMap(({ question_id: questionId, answer: given, comment }) => {
          const said = comment ? { comment } : {};
          return given.length === 0
            ? [{ questionId, ...said }]
            : given.map((text) => ({ questionId, answer: text, ...said }));
        }),
      })),
      more: found.length > input.limit,
    };
  },
});
