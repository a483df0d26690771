import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { time } from '../client.ts';
import { onetrust } from '../connector.ts';
import { instant, language, requestId } from '../fields.ts';

export const readRequest = defineAction({
  tool: onetrust,
  id: 'onetrust.readRequest',
  summary: "Read how far a person's request is, and until when it must be answered.",
  input: z.strictObject({ requestId, language: language.default('en-us') }),
  output: z.object({
    /** The stage of the workflow, in its own words. */
    stage: z.string(),
    deadline: instant.optional(),
    /** The request is closed since then. */
    completedAt: instant.optional(),
    /** Why it was rejected. */
    resolution: z.string().optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['DSAR_READ'],
  example: { requestId: 'SL244HWD6D' },
  async run({ input, http }) {
    const { status, deadline, dateCompleted, resolution } = await http.get({
      path: path`/api/datasubject/v2/requestqueues/${input.requestId}/language/${input.language}`,
      response: request,
    });
    return {
      stage: status,
      deadline: deadline ?? undefined,
      completedAt: dateCompleted ?? undefined,
      resolution: resolution ?? undefined,
    };
  },
});

const request = z.object({
  status: z.string(),
  deadline: time,
  dateCompleted: time,
  resolution: z.string().nullish(),
});
