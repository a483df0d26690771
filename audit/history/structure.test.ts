import { expect, test } from 'vitest';
import { smallRun } from '../testing/small-history.ts';
import { checkStructure } from './structure.ts';

const beginning = [
  ['WORKFLOW_EXECUTION_STARTED'],
  ['WORKFLOW_TASK_SCHEDULED'],
  ['WORKFLOW_TASK_STARTED', { scheduledEventId: '2' }],
  ['WORKFLOW_TASK_COMPLETED', { scheduledEventId: '2', startedEventId: '3' }],
  ['TIMER_STARTED', { startToFireTimeout: '1s', workflowTaskCompletedEventId: '4' }],
] as const;

test('a history that a server could have written', () => {
  expect(checkStructure(smallRun(...beginning, ['TIMER_FIRED', { startedEventId: '5' }]))).toBeUndefined();
});

test.each([
  ['a reference forward', ['TIMER_FIRED', { startedEventId: '7' }], 'refers to event 7'],
  ['a reference to another kind', ['TIMER_FIRED', { startedEventId: '4' }], 'as its TIMER_STARTED'],
  ['a timer that fired too early', ['TIMER_FIRED', { startedEventId: '5' }], '8999 ms too early'],
  ['a second start', ['WORKFLOW_EXECUTION_STARTED'], 'cannot be event 6'],
] as const)('%s', (what, event, message) => {
  const run = smallRun(...beginning, event);
  const timer = run.history.events[4]?.['timerStartedEventAttributes'] as { startToFireTimeout: string };
  if (what.includes('early')) timer.startToFireTimeout = '9.999s';
  const { code, event: id, message: text } = checkStructure(run) ?? {};
  expect({ code, id }).toEqual({ code: 'AUDIT_TAMPERED', id: 6 });
  expect(text).toContain(message);
});

test('an event that was taken out, and one that holds what another kind holds', () => {
  const run = smallRun(...beginning);
  const [first, , ...rest] = run.history.events;
  if (first === undefined) throw new Error('no event');
  expect(checkStructure({ ...run, history: { events: [first, ...rest] } })).toMatchObject({ event: 2 });
  const renamed = { ...first, eventType: 'EVENT_TYPE_TIMER_FIRED' };
  expect(
    checkStructure({ ...run, history: { events: [first, { ...renamed, eventId: '2' }] } }),
  ).toMatchObject({
    message: expect.stringContaining('does not hold') as string,
  });
});
