import { expect, it } from 'vitest';
import { action, before, control, done, said, type Policy } from '../../definitions/policy.ts';
import { compileBpmn } from '../compile.ts';
import { extensions, file, node, path } from '../testing/sketch.ts';
import { breachesOf } from './index.ts';

const job = (id: string, type: string, more = ''): string =>
  node('serviceTask', id, extensions(`taskDefinition type="${type}"`) + more);
const check = job('check', 'demo.check');
const publish = job('publish', 'demo.publish');
const start = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const ask = node('exclusiveGateway default="ask-publish"', 'ask');
const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const call = (process: string, id = 'call'): string =>
  node('callActivity', id, extensions(`calledElement processId="${process}"`));
const process = (id: string, content: string): string =>
  `<process id="${id}" isExecutable="true">${content}</process>`;

const checked: Policy = {
  code: 'POLICY_DEMO',
  rule: 'First look, then speak.',
  ...before({ actions: ['demo.publish'] }, [control('checked', done(action('demo.check')), ['assets'])]),
};
const onlyCalled = (...processes: readonly string[]): Policy => ({
  code: 'PROCESS_ONLY_CALLED',
  rule: 'Others begin these.',
  kind: 'onlyCalled',
  processes,
});
const writes = (id: string, variable: string, value: string): string =>
  node('scriptTask', id, extensions(`script expression="=${value}" resultVariable="${variable}"`));

/** The shortest way round, element by element; none where the control holds on every way. Each process is a file of its own. */
async function wayRound(
  content: string,
  policies: readonly Policy[] = [checked],
): Promise<string | undefined> {
  const parts = content.match(/<process [\s\S]*?<\/process>/g) ?? [];
  const inputFree = new Set(['demo.check', 'demo.publish', 'demo.other']);
  const compiled = await Promise.all(
    parts.map(async (part) => await compileBpmn(file(part), { file: 'demo.bpmn', inputFree })),
  );
  expect(
    compiled.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  const models = new Map(compiled.flatMap(({ models }) => models).map((model) => [model.id, model]));
  const [breach] = breachesOf(policies, { models, actions: {}, today: '2026-11-22' });
  return breach?.path
    ?.filter(({ element }) => !models.has(element))
    .map(({ element }) => element)
    .join(' > ');
}

const holds = undefined;

it.each<readonly [string, string, string | undefined]>([
  ['straight on', start + check + publish + end + path('begin > check > publish > end'), holds],
  [
    'the other way round',
    start + check + publish + end + path('begin > publish > check > end'),
    'begin > publish',
  ],
  [
    'past it at a gateway',
    start +
      ask +
      check +
      publish +
      end +
      path('begin > ask > publish > end') +
      path('ask > check', '=x') +
      path('check > publish'),
    'begin > ask > publish',
  ],
  [
    'in another branch of a parallel gateway',
    start +
      node('parallelGateway', 'fork') +
      node('parallelGateway', 'join') +
      check +
      node('task', 'other') +
      publish +
      end +
      path('begin > fork > check > join > publish > end') +
      path('fork > other > join'),
    holds,
  ],
  [
    'beside it, before the join',
    start +
      node('parallelGateway', 'fork') +
      node('parallelGateway', 'join') +
      check +
      publish +
      end +
      path('begin > fork > check > join > end') +
      path('fork > publish > join'),
    'begin > fork > publish',
  ],
  [
    'voided in another branch',
    start +
      node('parallelGateway', 'fork') +
      node('parallelGateway', 'join') +
      check +
      writes('change', 'assets', '[]') +
      publish +
      end +
      path('begin > fork > check > join > publish > end') +
      path('fork > change > join'),
    'begin > fork > change > join > publish',
  ],
  [
    'in a branch of an inclusive gateway that may be left out',
    start +
      node('inclusiveGateway default="fork-other"', 'fork') +
      node('inclusiveGateway', 'join') +
      check +
      node('task', 'other') +
      publish +
      end +
      path('begin > fork > other > join > publish > end') +
      path('fork > check', '=x') +
      path('check > join'),
    'begin > fork > other > join > publish',
  ],
  [
    'interrupted by a boundary event',
    start +
      check +
      node('boundaryEvent attachedToRef="check"', 'late', timer) +
      publish +
      end +
      path('begin > check > publish > end') +
      path('late > publish'),
    'begin > check > late > publish',
  ],
  [
    'inside a sub-process',
    start +
      node(
        'subProcess',
        'part',
        node('startEvent', 'in') + check + node('endEvent', 'out') + path('in > check > out'),
      ) +
      publish +
      end +
      path('begin > part > publish > end'),
    holds,
  ],
  [
    'inside a sub-process that may be interrupted',
    start +
      node(
        'subProcess',
        'part',
        node('startEvent', 'in') + check + node('endEvent', 'out') + path('in > check > out'),
      ) +
      node('boundaryEvent attachedToRef="part"', 'late', timer) +
      publish +
      end +
      path('begin > part > publish > end') +
      path('late > publish'),
    'begin > part > late > publish',
  ],
  [
    'for each item of a list that may be empty',
    start +
      node(
        'subProcess',
        'part',
        node('startEvent', 'in') +
          check +
          node('endEvent', 'out') +
          path('in > check > out') +
          node(
            'multiInstanceLoopCharacteristics',
            'loop',
            extensions('loopCharacteristics inputCollection="=items"'),
          ),
      ) +
      publish +
      end +
      path('begin > part > publish > end'),
    'begin > part > publish',
  ],
  [
    'from an event sub-process, at any time',
    start +
      check +
      end +
      path('begin > check > end') +
      node(
        'subProcess triggeredByEvent="true"',
        'event',
        node('startEvent isInterrupting="false"', 'cameLate', timer) +
          publish +
          node('endEvent', 'out') +
          path('cameLate > publish > out'),
      ),
    'event > cameLate > publish',
  ],
  [
    'through a link',
    start +
      check +
      publish +
      end +
      node('intermediateThrowEvent', 'away', '<linkEventDefinition name="a" />') +
      node('intermediateCatchEvent', 'there', '<linkEventDefinition name="a" />') +
      path('begin > check > away') +
      path('there > publish > end'),
    holds,
  ],
  [
    'voided behind it',
    start +
      check +
      writes('change', 'assets', '[]') +
      publish +
      end +
      path('begin > check > change > publish > end'),
    'change > publish',
  ],
  [
    'a handler undoes what had its controls',
    start +
      check +
      job('act', 'demo.other') +
      end +
      node('boundaryEvent attachedToRef="act"', 'undo', '<compensateEventDefinition />') +
      job('publish', 'demo.publish').replace('<serviceTask', '<serviceTask isForCompensation="true"') +
      '<association id="a" associationDirection="One" sourceRef="undo" targetRef="publish" />' +
      node('intermediateThrowEvent', 'back', '<compensateEventDefinition />') +
      path('begin > check > act > back > end'),
    holds,
  ],
])('%s', async (_, content, way) => {
  expect(await wayRound(process('demo', content))).toBe(way);
});

const caller = process('caller', start + check + call('demo') + end + path('begin > check > call > end'));
const called = process('demo', start + publish + end + path('begin > publish > end'));
const second = process(
  'second',
  node('startEvent', 'also') + call('demo', 'again') + node('endEvent', 'over') + path('also > again > over'),
);

it.each<readonly [string, string, readonly Policy[], string | undefined]>([
  [
    'a process that may begin by itself has nothing from its caller',
    caller + called,
    [checked],
    'begin > publish',
  ],
  ['one that is only called has what its caller has', caller + called, [checked, onlyCalled('demo')], holds],
  [
    'and of several callers what all have',
    caller + called + second,
    [checked, onlyCalled('demo')],
    'also > again > begin > publish',
  ],
  [
    'a call brings what the called process does',
    process('caller', start + call('demo') + publish + end + path('begin > call > publish > end')) +
      process('demo', node('startEvent', 'in') + check + node('endEvent', 'out') + path('in > check > out')),
    [checked],
    holds,
  ],
])('%s', async (_, content, policies, way) => {
  expect(await wayRound(content, policies)).toBe(way);
});

const handing = (source: string, target: string): string =>
  extensions('calledElement processId="demo"').replace(
    '</extensionElements>',
    `<zeebe:ioMapping><zeebe:input source="=${source}" target="${target}" /></zeebe:ioMapping></extensionElements>`,
  );
const handingCaller = (source: string, target: string): string =>
  process(
    'caller',
    start +
      check +
      node('callActivity', 'call', handing(source, target)) +
      end +
      path('begin > check > call > end'),
  );
const scopeHanding = (source: string): string =>
  process(
    'alone',
    start +
      check +
      node(
        'subProcess',
        'sub',
        `<extensionElements><zeebe:ioMapping><zeebe:input source="=${source}" target="assets" /></zeebe:ioMapping></extensionElements>` +
          node('startEvent', 'in') +
          publish +
          node('endEvent', 'out') +
          path('in > publish > out'),
      ) +
      end +
      path('begin > check > sub > end'),
  );

it.each<readonly [string, string, string | undefined]>([
  ['what is handed over as it is, is as certain', handingCaller('assets', 'assets') + called, holds],
  [
    'something else under its name is not',
    handingCaller('[assets[1]]', 'assets') + called,
    'call > begin > publish',
  ],
  ['a part of it neither', handingCaller('1', 'assets.count') + called, 'call > begin > publish'],
  ['another variable does not matter', handingCaller('1', 'round') + called, holds],
  ['into a scope as it is', scopeHanding('assets'), holds],
  ['into a scope as something else', scopeHanding('[assets[1]]'), 'sub > in > publish'],
])('%s', async (_, content, way) => {
  expect(await wayRound(content, [checked, onlyCalled('demo')])).toBe(way);
});

const answered: Policy = {
  code: 'POLICY_DEMO',
  rule: 'First ask, then speak.',
  ...before({ actions: ['demo.publish'] }, [
    control('yes', said({ by: 'call', process: 'demo' }, 'answer = "yes"')),
  ]),
};
const asking = (mapping: string, condition: string): string =>
  start +
  node(
    'callActivity',
    'call',
    `<extensionElements><zeebe:calledElement processId="demo" /><zeebe:ioMapping><zeebe:output source="${mapping}" target="answer" /></zeebe:ioMapping></extensionElements>`,
  ) +
  node('exclusiveGateway default="ask-end"', 'ask') +
  publish +
  end +
  path('begin > call > ask > end') +
  path('ask > publish', condition) +
  path('publish > end');

it.each<readonly [string, string, string | undefined]>([
  ['the answer is asked for', asking('=outcome', '=answer = "yes"'), holds],
  ['with more than that', asking('=outcome', '=answer = "yes" and x'), holds],
  ['or less', asking('=outcome', '=answer = "yes" or x'), 'begin > call > ask > publish'],
  ['the answer is made up', asking('=&quot;yes&quot;', '=answer = "yes"'), 'begin > call > ask > publish'],
  ['another one is asked for', asking('=outcome', '=answer = "no"'), 'begin > call > ask > publish'],
])('%s', async (_, content, way) => {
  expect(await wayRound(process('demo2', content), [answered])).toBe(way);
});
