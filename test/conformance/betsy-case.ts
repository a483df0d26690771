import { z } from 'zod';

const variables = z.record(z.string(), z.json());
const labels = z.array(z.string());

const outcome = z.object({
  completed: labels,
  order: z.enum(['sequence', 'multiset']).default('multiset'),
  precedes: z.array(z.tuple([z.string(), z.string()])).default([]),
  overlapping: z.array(z.tuple([z.string(), z.string()])).default([]),
  endState: z.enum(['completed', 'active', 'incident', 'error', 'rejected-or-incident']),
  activeAt: z.array(z.string()).default([]),
  incident: z.object({ element: z.string() }).optional(),
  error: z.object({ errorCode: z.string() }).optional(),
  variables: variables.optional(),
  mustNotComplete: labels.default([]),
  ignored: labels.default([]),
});

const worker = z.object({
  jobType: z.string(),
  holdMs: z.number().default(0),
  then: z.enum(['complete', 'throwBpmnError', 'publishMessageThenComplete']),
  errorCode: z.string().optional(),
  errorCodeFromHeader: z.string().optional(),
  messageNameFromHeader: z.string().optional(),
  correlationKeyFromHeader: z.string().optional(),
});

const entry = z.object({
  id: z.string(),
  file: z.string(),
  group: z.string(),
  processId: z.string(),
  start: z.array(z.object({ processId: z.string(), variables: variables.default({}) })).min(1),
  labels: z.record(z.string(), z.string()),
  workers: z.array(worker).default([]),
  settleMs: z.number(),
  strength: z.enum(['spec', 'convention', 'race']),
  expect: z.looseObject({}),
  accept: z
    .array(z.looseObject({ rejected: z.boolean().optional(), completed: labels.optional() }))
    .default([]),
});

/** One entry of betsy/cases.json; the fields are explained in the README of the conformance folder. */
export const betsyCase = entry.transform(({ expect, accept, ...rest }) => {
  const ran = accept.filter(({ rejected }) => rejected !== true);
  // Another outcome that only names another order keeps the rest; one that names other completions stands for itself.
  const others = ran.map((other) => (other.completed === undefined ? { ...expect, ...other } : other));
  return {
    ...rest,
    /** The expected outcome, then others that pass as well. */
    outcomes: z.tuple([outcome], outcome).parse([expect, ...others]),
    mayBeRejected: expect['endState'] === 'rejected-or-incident' || ran.length < accept.length,
  };
});

export type BetsyCase = z.output<typeof betsyCase>;
export type BetsyOutcome = z.output<typeof outcome>;
export type BetsyWorker = z.output<typeof worker>;
