import { afterAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { sendEvent } from '../connectors/segment/actions/send-event.ts';
import { segmentSandbox } from '../connectors/segment/sandbox.ts';
import { startActivityTrial } from '../sandbox/activity-trial.ts';
import { startTrial } from '../sandbox/trial.ts';
import { defineAction } from './define-action.ts';

const HOUR_MS = 3_600_000;

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const taken = z.object({});
/** Segment's own key, and somebody who can be asked later. */
const asking = defineAction({
  ...sendEvent,
  retrySafety: 'keyed',
  keyedFor: 'PT24H',
  output: taken,
  run: async () => ({}),
  find: async ({ input }) => (input.event === 'Offer Accepted' ? {} : undefined),
});

it.each([
  ['a moment ago', 0],
  ['within the day for which Segment knows the key', 23 * HOUR_MS],
])('is sent again where it was first tried %s', async (_when, triedForMs) => {
  await trial.call(sendEvent, sendEvent.example, { mayHaveRun: true, triedForMs });
  expect(trial.sandbox.requests).toHaveLength(1);
});

it.each([
  ['three days ago', { triedForMs: 72 * HOUR_MS }],
  ['just so long ago that it may arrive too late', { triedForMs: 24 * HOUR_MS - 10_000 }],
  ['nobody knows when', {}],
])('is seen to by a person where it was first tried %s', async (_when, tried) => {
  const call = trial.call(sendEvent, sendEvent.example, { mayHaveRun: true, ...tried });
  await expect(call).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN', nonRetryable: true });
  expect(trial.sandbox.requests).toEqual([]);
});

it('is sent where a person has looked, however long that took', async () => {
  await trial.call(sendEvent, sendEvent.example);
  expect(trial.sandbox.requests).toHaveLength(1);
});

it('is looked for first where it can be', async () => {
  const old = { mayHaveRun: true, triedForMs: 72 * HOUR_MS };
  expect(await trial.call(asking, sendEvent.example, old)).toEqual({});
  expect(await trial.call(asking, { ...sendEvent.example, event: 'Other' }, old)).toEqual({});
});

it.each([
  ['within a day', HOUR_MS, undefined],
  ['after the workers were gone for two days', 48 * HOUR_MS, 'OUTCOME_UNKNOWN'],
])('a second attempt of Temporal %s', async (_when, ago, type) => {
  const attempts = await startActivityTrial(segmentSandbox, { attempt: 2, scheduledMsAgo: ago });
  const end = attempts.call(sendEvent, sendEvent.example);
  if (type === undefined) await end;
  else await expect(end).rejects.toMatchObject({ type });
  await attempts.close();
});
