import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { smallRun } from '../testing/small-history.ts';
import { chainOf } from './chain.ts';

const { history } = smallRun(['WORKFLOW_EXECUTION_STARTED', { b: 1, a: [2] }], ['WORKFLOW_TASK_SCHEDULED']);

test('each link is the hash of the link before and the canonical event', () => {
  const canonical =
    '{"eventId":"1","eventTime":"2026-01-05T08:00:00.000Z","eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED","workflowExecutionStartedEventAttributes":{"a":[2],"b":1}}';
  const first = createHash('sha256')
    .update('0'.repeat(64) + canonical)
    .digest('hex');
  expect(chainOf(history)[0]).toBe(first);
  expect(chainOf(history)).toHaveLength(2);
});

test('a change breaks the chain from its event on, a change of order breaks it where it begins', () => {
  const links = chainOf(history);
  const changed = chainOf({
    events: history.events.map((event, index) => (index === 1 ? { ...event, extra: true } : event)),
  });
  expect(changed[0]).toBe(links[0]);
  expect(changed[1]).not.toBe(links[1]);
  expect(chainOf({ events: history.events.toReversed() })[0]).not.toBe(links[0]);
});
