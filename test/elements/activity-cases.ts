import { extensions, node } from '../../compiler/testing/sketch.ts';
import { decisionTable, definitions } from '../../compiler/dmn/sketch.ts';
import { demo, formal, scope } from './draw.ts';
import type { CaseRun, ElementCase } from './element-case.ts';
import { roots } from './triggers.ts';

interface Activity {
  readonly name: string;
  readonly kind: string;
  readonly content?: string;
  /** What else the file holds. */
  readonly roots?: string;
  readonly run?: CaseRun;
  /** It takes time, or holds what does: several of them are open at once. */
  readonly lasts?: true;
}

export const complete = { jobs: { work: { complete: {} } } };
export const job = extensions('taskDefinition type="work"');
const start = scope(['first > last']);

/** Whatever can be repeated. */
export const activities: readonly Activity[] = [
  { name: 'task', kind: 'task' },
  {
    name: 'user task',
    kind: 'userTask',
    lasts: true,
    content: extensions('userTask', 'assignmentDefinition candidateGroups="legal"'),
    run: { script: { tasks: { work: { by: 'ada', result: {} } } } },
  },
  { name: 'manual task', kind: 'manualTask' },
  { name: 'service task', kind: 'serviceTask', lasts: true, content: job, run: { script: complete } },
  { name: 'send task', kind: 'sendTask messageRef="news"', roots },
  {
    name: 'receive task',
    kind: 'receiveTask messageRef="news"',
    lasts: true,
    roots,
    run: {
      script: {
        events: [1, 2, 3].map((hours) => ({ after: `PT${hours}H`, message: 'news', key: 'key' })),
      },
    },
  },
  {
    name: 'script task',
    kind: 'scriptTask',
    content: extensions('script expression="=1 + 1" resultVariable="two"'),
  },
  {
    name: 'business rule task',
    kind: 'businessRuleTask',
    content: extensions('calledDecision decisionId="table" resultVariable="mix"'),
    run: { variables: { amount: 5 } },
  },
  {
    name: 'call activity',
    kind: 'callActivity calledElement="called"',
    lasts: true,
    roots: node('process isExecutable="true"', 'called', scope(['called-begin > inner > called-end'])),
  },
  { name: 'sub-process', kind: 'subProcess', lasts: true, content: start },
  { name: 'transaction', kind: 'transaction', lasts: true, content: start },
  {
    name: 'ad-hoc sub-process',
    kind: 'adHocSubProcess',
    lasts: true,
    content: extensions('adHoc activeElementsCollection="=[&quot;one&quot;]"') + node('task', 'one'),
  },
];

export const many = (attributes = '', content = ''): string =>
  node(
    `multiInstanceLoopCharacteristics ${attributes}`.trim(),
    'many',
    formal('loopCardinality', '3') + content,
  );

const one = 'work entered > work';
const inTurn = [one, one, one].join(' > ');
const atOnce = 'work entered > work entered > work entered > work > work > work';

/** The ways in which an activity is repeated, with what must happen to it. */
const repetitions = [
  { name: '', loop: '', happened: one },
  {
    name: ', standard loop',
    loop: node('standardLoopCharacteristics', 'again', formal('loopCondition', '=loopCounter < 3')),
    happened: inTurn,
  },
  { name: ', sequential multi-instance', loop: many('isSequential="true"'), happened: inTurn },
  { name: ', parallel multi-instance', loop: many(), happened: inTurn, atOnce: true },
];

const dmn = definitions(decisionTable({ rules: [['> 1', '"much"']] }));

/** Every activity, alone and repeated. */
export const activityCases: readonly ElementCase[] = activities.flatMap((activity) => {
  const { name, kind, content = '', lasts = false, run } = activity;
  return repetitions.map(({ name: how, loop, happened, atOnce: together = false }) => ({
    cell: `${name}${how}`,
    element: 'work',
    xml: demo(['begin > work > end'], { work: [kind, content + loop] }, activity.roots),
    happened: `begin > ${together && lasts ? atOnce : happened} > end`,
    dmn,
    ...(run === undefined ? {} : { run }),
  }));
});
