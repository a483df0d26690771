import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { node, path } from '../testing/sketch.ts';

const start = z.strictObject({ budget: z.int() });
const variables = start.extend({ round: z.int(), note: z.int().optional() });

const set = (id: string, target = 'round', source = '1'): string =>
  node(
    'scriptTask',
    id,
    `<extensionElements><zeebe:script expression="=${source}" resultVariable="${target}" /></extensionElements>`,
  );
const use = set('use', 'note', 'round + 1');
const ends = node('startEvent', 'begin') + node('endEvent', 'end');
const either = node('exclusiveGateway default="either-other"', 'either') + node('exclusiveGateway', 'merge');
const both = node('parallelGateway', 'fork') + node('parallelGateway', 'join');
const within = (content: string, loop = ''): string =>
  node('subProcess', 'scope', node('startEvent', 'in') + node('endEvent', 'out') + content + loop);
const many =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]" /></extensionElements></multiInstanceLoopCharacteristics>';
const message = '<messageEventDefinition id="m" messageRef="called" />';
const fails =
  '<extensionElements><zeebe:ioMapping><zeebe:output source="=1" target="note" /></zeebe:ioMapping></extensionElements><errorEventDefinition id="e" />';
const timer = '<timerEventDefinition id="t"><timeDuration>P1D</timeDuration></timerEventDefinition>';

test.each([
  ['on the only way', ends + set('say') + use + path('begin > say > use > end')],
  [
    'on both ways',
    ends +
      either +
      set('say') +
      set('other') +
      use +
      path('begin > either > say > merge > use > end', undefined) +
      path('either > other > merge'),
  ],
  [
    'on one branch of a join',
    ends +
      both +
      set('say') +
      set('beside', 'note') +
      use +
      path('begin > fork > say > join > use > end') +
      path('fork > beside > join'),
  ],
  [
    'before a loop',
    ends +
      either +
      set('say') +
      use +
      set('other', 'note') +
      path('begin > say > merge > use > either > end', '=budget &gt; 1') +
      path('either > other > merge'),
  ],
  [
    'inside a sub-process',
    ends + within(set('say') + path('in > say > out')) + use + path('begin > scope > use > end'),
  ],
  [
    'although a reminder ends beside it',
    ends +
      within(
        set('say') +
          node('boundaryEvent attachedToRef="say" cancelActivity="false"', 'late', timer) +
          node('endEvent', 'told') +
          path('in > say > out') +
          path('late > told'),
      ) +
      use +
      path('begin > scope > use > end'),
  ],
])('what is required is there when it is written %s', async (_where, process) => {
  const told = await findingsIn(
    process.replace(
      /(<sequenceFlow id="either-say"[^>]*>)/,
      '$1<conditionExpression>=budget &gt; 1</conditionExpression>',
    ),
    { schema: { start, variables } },
  );
  expect(told).toEqual([]);
});

test.each([
  [
    'only on one way',
    ends +
      either +
      set('say') +
      set('other', 'note') +
      use +
      path('begin > either') +
      path('either > say', '=budget &gt; 1') +
      path('say > merge > use > end') +
      path('either > other > merge'),
    ['use', 'end'],
  ],
  [
    'only in instances that there may be none of',
    ends + within(set('say') + path('in > say > out'), many) + use + path('begin > scope > use > end'),
    ['use', 'end'],
  ],
  [
    'only where nothing failed',
    ends +
      set('say') +
      node('boundaryEvent attachedToRef="say"', 'failed', fails) +
      node('endEvent', 'other') +
      path('begin > say > end') +
      path('failed > other'),
    ['other'],
  ],
  ['only by itself', ends + set('count', 'round', 'round + 1') + path('begin > count > end'), ['count']],
  [
    'but not before what interrupts the case',
    ends +
      set('say') +
      path('begin > say > end') +
      node(
        'subProcess triggeredByEvent="true"',
        'stop',
        node('startEvent', 'stopped', timer) + use + node('endEvent', 'over') + path('stopped > use > over'),
      ),
    ['use', 'over'],
  ],
])('what is required is told of when it is written %s', async (_where, process, places) => {
  const told = await findingsIn(process, {
    schema: { start, variables, messages: { called: z.strictObject({}) } },
  });
  expect(
    told.filter((one) => one.startsWith('VARIABLE_NOT_CERTAIN')).map((one) => one.split(' ')[1]),
  ).toEqual(places.map((place) => `${place}:`));
});

test('a case that a message begins has only what that brings', async () => {
  const process = node('startEvent', 'begin', message) + node('endEvent', 'end') + path('begin > end');
  const schema = { start, variables: start, messages: { called: z.strictObject({}) } };
  expect(await findingsIn(process, { schema })).toEqual([
    'VARIABLE_NOT_CERTAIN end: the case may end here without "budget", which the schema says is always there',
  ]);
  const brings = { ...schema, messages: { called: start } };
  expect(await findingsIn(process, { schema: brings })).toEqual([]);
});
