import { ActivityCancellationDetails } from '@temporalio/common';
import { expect, it } from 'vitest';
import { cutOff } from './cut-off.ts';

const cancelled = { cancelRequested: true };
const stopped = { workerShutdown: true };

it.each([
  ['read', cancelled, true],
  ['write', cancelled, false],
  ['notify', cancelled, false],
  ['read', stopped, true],
  ['write', stopped, true],
] as const)('a call that is there to %s is cut off when %o: %s', (effect, why, expected) => {
  const cancelling = new AbortController();
  const context = {
    cancellationSignal: cancelling.signal,
    cancellationDetails: new ActivityCancellationDetails(why),
  };
  const before = cutOff(effect, context);
  expect(before.aborted).toBe(false);
  cancelling.abort(new Error('over'));
  expect(before.aborted).toBe(expected);
  expect(cutOff(effect, context).aborted).toBe(expected);
});

it('nothing cuts off a call outside Temporal', () => {
  expect(cutOff('read', undefined).aborted).toBe(false);
});
