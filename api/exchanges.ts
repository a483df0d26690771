import { z } from 'zod';
import { parseDuration } from '../engine/time/duration.ts';
import { correlationKey, givenCaseId } from './case-id.ts';
import { openIncident, openTask } from './case-views.ts';

/**
 * What goes in and comes out where callers act on cases: the routes check it, client, command line and page are typed by it.
 * Variables and results are checked again by the schema of the process: `VARIABLES_INVALID`, `TASK_RESULT_INVALID`.
 */

const data = z.record(z.string(), z.unknown()).default({});

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, 'An ISO 8601 duration, such as PT1H.');

const name = z.string().min(1).max(200);

export const startBody = z.strictObject({ variables: data, caseId: givenCaseId.optional() });
export const started = z.object({ caseId: z.string() });

export const completeBody = z.strictObject({
  process: z.string().optional().describe('Of what process you think it is: TASK_DIFFERS when it is not'),
  element: z.string().optional().describe('Which task you think it is: TASK_DIFFERS when it is not'),
  result: data,
});
export const completed = z.object({ caseId: z.string(), task: z.int() });

export const messageBody = z.strictObject({
  name,
  key: correlationKey.optional(),
  caseId: z.string().min(1).optional(),
  variables: data,
  timeToLive: duration.optional(),
});
export const delivered = z.object({ caseId: z.string(), started: z.boolean() });

export const signalBody = z.strictObject({ name, variables: data });
export const reached = z.object({
  cases: z.array(z.string()).readonly().describe('Cases that have it'),
  started: z.array(z.string()).readonly().describe('Cases that it began'),
});

export const listedTask = openTask.extend({ caseId: z.string(), process: z.string() });

export const shownTask = listedTask.extend({
  mayDecide: z.boolean().describe('Whether you may decide it; people’s data is shown only then'),
  schema: z.unknown().describe('form-js schema'),
  data: z.record(z.string(), z.unknown()).describe('The variables that the form shows'),
});

export const cancelBody = z.strictObject({ reason: z.string().min(3).max(500) });
export const cancelled = z.object({ caseId: z.string() });

export const listedIncident = openIncident.extend({
  name: z.string().optional().describe('What the diagram calls the element'),
  caseId: z.string(),
  process: z.string(),
});
export const handled = z.object({ caseId: z.string(), instance: z.int() });

/** What is held about a person. */
export const held = z.object({
  subject: z.string(),
  erased: z.string().optional(),
  fields: z.array(
    z.object({
      token: z.string(),
      value: z.unknown(),
      since: z.string(),
      purposes: z.array(z.object({ category: z.string(), purpose: z.string(), since: z.string() })),
    }),
  ),
});

export const erasure = z.object({
  subject: z.string(),
  at: z.string(),
  by: z.string().optional(),
  fields: z.int(),
});
