import { expect, test } from 'vitest';
import { compileSketch, extensions, file, node, path } from '../testing/sketch.ts';

const call = (id: string, called: string, more = ''): string =>
  node('callActivity', id, extensions(`calledElement processId="${called}"`) + more);
const gateway = (id: string): string => node('exclusiveGateway', id);
const task = (id: string): string => node('userTask', id, extensions('userTask'));
const process = (id: string, inside: string): string =>
  `<process id="${id}" isExecutable="true">${node('startEvent', `${id}Begun`)}${inside}</process>`;
const timer = (attachedTo: string, attributes = ''): string =>
  node(
    `boundaryEvent attachedToRef="${attachedTo}" ${attributes}`,
    'late',
    '<timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>',
  );
const items = `<multiInstanceLoopCharacteristics>${extensions('loopCharacteristics inputCollection="=parts" inputElement="part"')}</multiInstanceLoopCharacteristics>`;

/** a: begun > look > callIt; what is between and behind is given. */
const straight = (inner: string): string =>
  process(
    'a',
    task('look') + inner + path('aBegun > look > callIt') + node('endEvent', 'aEnd') + path('callIt > aEnd'),
  );
const chosen = process(
  'a',
  task('look') +
    gateway('more') +
    call('callIt', 'b') +
    node('endEvent', 'enough') +
    path('aBegun > look > more > callIt', '=parts &gt; 0') +
    path('more > enough', '=parts = 0'),
);
const b = process('b', task('bLook') + call('back', 'a') + path('bBegun > bLook > back'));
const beside = process(
  'a',
  task('look') +
    node('parallelGateway', 'both') +
    call('callIt', 'a') +
    node('endEvent', 'enough') +
    path('aBegun > look > both > callIt') +
    path('both > enough'),
);

test.each([
  [
    'a process that calls itself whatever comes',
    straight(call('callIt', 'a')),
    ['error CALL_ENDLESS callIt'],
  ],
  [
    'two that call each other',
    straight(call('callIt', 'b')) + b,
    ['error CALL_ENDLESS callIt', 'error CALL_ENDLESS back'],
  ],
  [
    'one that calls itself on one of two ways',
    chosen + b,
    ['warning CALL_RECURSIVE callIt', 'warning CALL_RECURSIVE back'],
  ],
  ['one that calls itself beside', beside, ['error CALL_ENDLESS callIt']],
  [
    'for each item of a list, which may be empty',
    straight(call('callIt', 'a', items)),
    ['warning CALL_RECURSIVE callIt'],
  ],
  [
    'with a deadline that ends the call',
    straight(call('callIt', 'a') + timer('callIt') + node('endEvent', 'late2') + path('late > late2')),
    ['warning CALL_RECURSIVE callIt'],
  ],
  [
    'with a reminder that does not',
    straight(
      call('callIt', 'a') +
        timer('callIt', 'cancelActivity="false"') +
        node('endEvent', 'late2') +
        path('late > late2'),
    ),
    ['error CALL_ENDLESS callIt'],
  ],
  [
    'in a sub-process',
    process(
      'a',
      node(
        'subProcess',
        'inner',
        node('startEvent', 'in') + task('look') + call('callIt', 'a') + path('in > look > callIt'),
      ) + path('aBegun > inner'),
    ),
    ['error CALL_ENDLESS callIt'],
  ],
  ['a process that is not known', straight(call('callIt', 'elsewhere')), []],
  [
    'one that ends by itself',
    straight(call('callIt', 'b')) + process('b', task('bLook') + path('bBegun > bLook')),
    [],
  ],
])('%s', async (_, processes, findings) => {
  const told = (found: Awaited<ReturnType<typeof compileSketch>>): readonly string[] =>
    found.diagnostics.flatMap(({ severity, code, element }) =>
      code.startsWith('CALL_') ? [`${severity} ${code} ${element}`] : [],
    );
  expect(told(await compileSketch(file(processes)))).toEqual(findings);
  const foreign = findings.map((one) => one.replace('error', 'warning'));
  expect(told(await compileSketch(file(processes), { foreign: true }))).toEqual(foreign);
});
