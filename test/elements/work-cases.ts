import { decisionTable, definitions } from '../../compiler/dmn/sketch.ts';
import { extensions, node } from '../../compiler/testing/sketch.ts';
import { job } from './activity-cases.ts';
import { demo, scope, two } from './draw.ts';
import type { ElementCase } from './element-case.ts';
import { roots } from './triggers.ts';

const script = extensions('script expression="=1 + 1" resultVariable="two"');
const call = (attributes = ''): readonly [string, string] => [
  'callActivity',
  extensions(`calledElement processId="called" ${attributes}`.trim()),
];
const called = (content: string): string => node('process isExecutable="true"', 'called', content);
const inner = scope(['first > inner > last'], { inner: ['scriptTask', script] });
const globalTask = (kind: string, content = ''): string =>
  demo(['begin > work > end'], { work: 'callActivity calledElement="reuse"' }, node(kind, 'reuse', content));
const done = { jobs: { work: { complete: { found: 1 } } } };

/** How work is done: by jobs, calls, mappings. */
export const workCases: readonly ElementCase[] = [
  {
    cell: 'input and output mapping',
    xml: demo(['begin > work > end'], {
      work: [
        'serviceTask',
        '<extensionElements><zeebe:taskDefinition type="work" /><zeebe:ioMapping><zeebe:output source="=found + 1" target="kept" /></zeebe:ioMapping></extensionElements>',
      ],
    }),
    element: 'work',
    happened: 'begin > work > end',
    data: { kept: 2 },
    run: { script: done },
  },
  {
    cell: 'execution listeners',
    xml: demo(['begin > work > end'], {
      work: [
        'task',
        '<extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="start" type="before" /><zeebe:executionListener eventType="end" type="after" /></zeebe:executionListeners></extensionElements>',
      ],
    }),
    element: 'work',
    happened: 'begin > work > end',
    data: { heard: true },
    run: { script: { jobs: { before: { complete: {} }, after: { complete: { heard: true } } } } },
  },
  {
    cell: 'send task by a job',
    xml: demo(['begin > work > end'], { work: ['sendTask', job] }),
    element: 'work',
    happened: 'begin > work > end',
    run: { script: done },
  },
  {
    cell: 'script task by a job',
    xml: demo(['begin > work > end'], { work: ['scriptTask', job] }),
    element: 'work',
    happened: 'begin > work > end',
    run: { script: done },
  },
  {
    cell: 'business rule task by a job',
    xml: demo(['begin > work > end'], { work: ['businessRuleTask', job] }),
    element: 'work',
    happened: 'begin > work > end',
    run: { script: done },
  },
  {
    cell: 'business rule task that decides',
    xml: demo(['begin > work > end'], {
      work: ['businessRuleTask', extensions('calledDecision decisionId="table" resultVariable="mix"')],
    }),
    dmn: definitions(decisionTable({ rules: [['> 1', '"much"']] })),
    element: 'work',
    happened: 'begin > work > end',
    data: { mix: 'much' },
    run: { variables: { amount: 5 } },
  },
  {
    cell: 'service task without a job',
    xml: demo(['begin > work > end'], { work: 'serviceTask' }),
    element: 'work',
  },
  {
    cell: 'receive task, instantiating',
    xml: two(
      {
        id: 'demo',
        content: scope(['work > end'], { work: 'receiveTask messageRef="news" instantiate="true"' }),
      },
      {
        id: 'sender',
        content: scope(['press > tell'], {
          tell: ['endEvent', '<messageEventDefinition messageRef="news" />'],
        }),
      },
      roots,
    ),
    element: 'work',
    happened: 'work > end',
    run: { process: 'sender' },
  },
  {
    cell: 'call activity, latest version',
    xml: demo(['begin > work > end'], { work: call() }, called(inner)),
    element: 'work',
    happened: 'begin > work > end',
    data: { two: 2 },
  },
  {
    cell: 'call activity, version of the deployment',
    xml: demo(['begin > work > end'], { work: call('bindingType="deployment"') }, called(inner)),
    element: 'work',
    happened: 'begin > work > end',
    data: { two: 2 },
  },
  {
    cell: 'call activity, version tag',
    xml: demo(
      ['begin > work > end'],
      { work: call('bindingType="versionTag" versionTag="spring"') },
      called(extensions('versionTag value="spring"') + inner),
    ),
    element: 'work',
    happened: 'begin > work > end',
    data: { two: 2 },
  },
  {
    cell: 'global task',
    xml: globalTask('globalTask'),
    element: 'work',
    happened: 'begin > work > end',
  },
  {
    cell: 'global manual task',
    xml: globalTask('globalManualTask'),
    element: 'work',
    happened: 'begin > work > end',
  },
  {
    cell: 'global user task',
    xml: globalTask('globalUserTask', extensions('userTask', 'assignmentDefinition candidateGroups="legal"')),
    element: 'work',
    happened: 'begin > work > end',
    run: { script: { tasks: { 'reuse.task': { by: 'ada', result: {} } } } },
  },
  {
    cell: 'global script task',
    xml: globalTask('globalScriptTask', script),
    element: 'work',
    happened: 'begin > work > end',
    data: { two: 2 },
  },
  {
    cell: 'global business rule task',
    xml: globalTask(
      'globalBusinessRuleTask',
      extensions('calledDecision decisionId="table" resultVariable="mix"'),
    ),
    dmn: definitions(decisionTable({ rules: [['> 1', '"much"']] })),
    element: 'work',
    happened: 'begin > work > end',
    data: { mix: 'much' },
    run: { variables: { amount: 5 } },
  },
];
