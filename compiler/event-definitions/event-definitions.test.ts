import { describe, expect, it } from 'vitest';
import { around, compileSketch, extensions, node, path, sketch } from '../testing/sketch.ts';

const timer = (kind: string, text: string) =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`;
const when = (condition: string, more = '') =>
  `<conditionalEventDefinition>${more}<condition xsi:type="tFormalExpression">${condition}</condition></conditionalEventDefinition>`;
const error = '<error id="e" errorCode="NO_MONEY" />';
const text = (value: string) => ({ kind: 'string', value });
const start = (definition: string) =>
  node('startEvent', 'event', definition) + node('endEvent', 'end') + path('event > end');
const end = (definition: string) =>
  node('startEvent', 'begin') + node('endEvent', 'event', definition) + path('begin > event');

const cases: readonly {
  readonly what: string;
  readonly process: string;
  readonly roots?: string;
  readonly event: object;
}[] = [
  { what: 'none', process: end(''), event: { kind: 'none' } },
  {
    what: 'a date',
    process: start(timer('timeDate', '2026-03-01T09:00:00Z')),
    event: { kind: 'timer', date: text('2026-03-01T09:00:00Z') },
  },
  {
    what: 'a cycle',
    process: start(timer('timeCycle', 'R/PT1M')),
    event: { kind: 'timer', cycle: text('R/PT1M') },
  },
  {
    what: 'a message by a job',
    process: end(`${extensions('taskDefinition type="send"')}<messageEventDefinition />`),
    event: { kind: 'message', name: text('event'), job: { type: text('send') } },
  },
  {
    what: 'an error',
    process: end('<errorEventDefinition errorRef="e" />'),
    roots: error,
    event: { kind: 'error', code: text('NO_MONEY') },
  },
  {
    what: 'a shared error',
    process: end('<eventDefinitionRef>shared</eventDefinitionRef>'),
    roots: `${error}<errorEventDefinition id="shared" errorRef="e" />`,
    event: { kind: 'error', code: text('NO_MONEY') },
  },
  {
    what: 'a condition',
    process: start(when('=contains(test, "a") and items[size &gt; 1] != null')),
    event: { kind: 'conditional', condition: { kind: 'logic' }, reads: ['test', 'items', 'size'] },
  },
  {
    what: 'a condition on some variables only',
    process: start(
      when('=a &gt; 1', extensions('conditionalFilter variableNames="b, c" variableEvents="create"')),
    ),
    event: { kind: 'conditional', reads: ['b', 'c'], on: 'create' },
  },
  {
    what: 'a condition on whatever happens to a variable',
    process: start(when('=a &gt; 1', extensions('conditionalFilter variableEvents="create, update"'))),
    event: { kind: 'conditional', reads: ['a'] },
  },
  {
    what: 'several',
    process: end('<messageEventDefinition messageRef="m" /><terminateEventDefinition />'),
    roots: '<message id="m" name="m" />',
    event: {
      kind: 'multiple',
      parallel: false,
      events: [{ kind: 'message', name: text('m') }, { kind: 'terminate' }],
    },
  },
  {
    what: 'several at once, one of them shared',
    process:
      node(
        'startEvent parallelMultiple="true"',
        'event',
        `<eventDefinitionRef>shared</eventDefinitionRef>${when('=a &gt; 1')}`,
      ) +
      node('endEvent', 'end') +
      path('event > end'),
    roots: timer('timeDuration', 'PT1M').replace(
      '<timerEventDefinition',
      '<timerEventDefinition id="shared"',
    ),
    event: { kind: 'multiple', parallel: true, events: [{ kind: 'conditional' }, { kind: 'timer' }] },
  },
  { what: 'terminate', process: end('<terminateEventDefinition />'), event: { kind: 'terminate' } },
  {
    what: 'compensation that is not waited for',
    process: around(
      'event',
      node('intermediateThrowEvent', 'event', '<compensateEventDefinition waitForCompletion="false" />'),
    ),
    event: { kind: 'compensation', waitForCompletion: false },
  },
  {
    what: 'cancel',
    process:
      around(
        'trip',
        node(
          'transaction',
          'trip',
          node('startEvent', 'first') +
            node('endEvent', 'stop', '<cancelEventDefinition />') +
            path('first > stop'),
        ),
      ) +
      node('boundaryEvent attachedToRef="trip"', 'event', '<cancelEventDefinition />') +
      path('event > end'),
    event: { kind: 'cancel' },
  },
  { what: 'compensation', process: end('<compensateEventDefinition />'), event: { kind: 'compensation' } },
  {
    what: 'an escalation with a computed code',
    process: end('<escalationEventDefinition escalationRef="late" />'),
    roots: '<escalation id="late" escalationCode="=code" />',
    event: { kind: 'escalation', code: { kind: 'name', name: 'code' } },
  },
  {
    what: 'a signal',
    process: start('<signalEventDefinition signalRef="go" />'),
    roots: '<signal id="go" name="go" />',
    event: { kind: 'signal', name: text('go') },
  },
];

describe('event definitions', () => {
  it.each(cases)('$what', async ({ process, roots, event }) => {
    const { models, diagnostics } = await compileSketch(sketch(process, roots));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(models[0]?.elements['event']).toMatchObject({ event });
  });
});
