import { around, file, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const split = (kind: string, flows: string): string =>
  sketch(
    begin +
      node(kind, 'split') +
      node('task', 'a') +
      node('task', 'b') +
      end +
      path('begin > split') +
      flows +
      path('a > end') +
      path('b > end'),
  );
const bothWays = split('exclusiveGateway', path('split > a', '=x') + path('split > b', '=not(x)'));
const wait = (id: string): string =>
  node(
    'intermediateCatchEvent',
    id,
    '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>',
  );
const events = (targets: string, flows: string): string =>
  sketch(begin + node('eventBasedGateway', 'split') + targets + end + path('begin > split') + flows);
const first = `${path('split > one')}${path('split > two')}${path('one > end')}${path('two > end')}`;

/** Gateways, conditions and message flows. */
export const gatewayCases: readonly RuleCase[] = [
  {
    code: 'BPMN_CONDITION',
    when: 'two flows of an exclusive gateway have none',
    xml: split('exclusiveGateway', path('split > a') + path('split > b')),
    element: 'split-a',
  },
  {
    code: 'BPMN_CONDITION',
    when: 'one of them has none',
    xml: split('exclusiveGateway', path('split > a', '=x') + path('split > b')),
    element: 'split-b',
  },
  {
    code: 'BPMN_CONDITION',
    when: 'one of them has none, in a file that others drew',
    xml: split('exclusiveGateway', path('split > a', '=x') + path('split > b')),
    element: 'split-b',
    severity: 'warning',
    foreign: true,
  },
  {
    code: 'BPMN_CONDITION',
    when: 'a flow of an inclusive gateway has none',
    xml: split('inclusiveGateway', path('split > a', '=x') + path('split > b')),
    element: 'split-b',
  },
  {
    code: 'BPMN_CONDITION',
    when: 'a flow of a parallel gateway has one',
    xml: split('parallelGateway', path('split > a', '=x') + path('split > b')),
    element: 'split-a',
  },
  {
    code: 'BPMN_CONDITION',
    when: 'the only flow of a task has one',
    xml: sketch(begin + node('task', 'work') + end + path('begin > work') + path('work > end', '=x')),
    element: 'work-end',
  },
  {
    code: 'BPMN_CONDITION',
    when: 'a condition is empty',
    xml: split('exclusiveGateway', path('split > a', ' ') + path('split > b', '=x')),
    element: 'split-a',
  },
  { code: 'BPMN_CONDITION', when: 'all have one', xml: bothWays },
  {
    code: 'BPMN_CONDITION',
    when: 'one is the default',
    xml: split('exclusiveGateway default="split-b"', path('split > a', '=x') + path('split > b')),
  },
  {
    code: 'BPMN_INFORMAL_EXPRESSION',
    when: 'a condition is prose',
    xml: split(
      'exclusiveGateway',
      path('split > a', 'if we like').replace(' xsi:type="tFormalExpression"', '') + path('split > b', '=x'),
    ),
    element: 'split-a',
  },
  {
    code: 'BPMN_INFORMAL_EXPRESSION',
    when: 'it is FEEL without the type',
    xml: split(
      'exclusiveGateway',
      path('split > a', '=x').replace(' xsi:type="tFormalExpression"', '') + path('split > b', '=x'),
    ),
    element: 'split-a',
    severity: 'warning',
  },
  { code: 'BPMN_INFORMAL_EXPRESSION', when: 'it is FEEL', xml: bothWays },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'it leads to one event',
    xml: events(wait('one'), `${path('split > one')}${path('one > end')}`),
    element: 'split',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'it leads to a task',
    xml: events(wait('one') + node('task', 'two'), first),
    element: 'two',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'another flow leads to the event',
    xml: events(wait('one') + wait('two'), first + path('begin > two')),
    element: 'two',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'it leads to two events',
    xml: events(wait('one') + wait('two'), first),
  },
  {
    code: 'BPMN_GATEWAY_DIRECTION',
    when: 'a converging one splits',
    xml: split(
      'exclusiveGateway gatewayDirection="Converging"',
      path('split > a', '=x') + path('split > b', '=y'),
    ),
    element: 'split',
    severity: 'warning',
  },
  {
    code: 'BPMN_GATEWAY_DIRECTION',
    when: 'it neither splits nor merges',
    xml: sketch(around('idle', node('exclusiveGateway', 'idle'))),
    element: 'idle',
    severity: 'warning',
  },
  { code: 'BPMN_GATEWAY_DIRECTION', when: 'it splits', xml: bothWays },
  {
    code: 'BPMN_MESSAGE_FLOW',
    when: 'it stays in one pool',
    xml: file(
      `<collaboration id="all"><participant id="pool" processRef="demo" /><messageFlow id="talk" sourceRef="a" targetRef="b" /></collaboration>` +
        `<process id="demo" isExecutable="true">${begin}${node('task', 'a')}${node('task', 'b')}${end}${path('begin > a > b > end')}</process>`,
    ),
    element: 'talk',
    severity: 'warning',
  },
  {
    code: 'BPMN_MESSAGE_FLOW',
    when: 'it leads to another pool',
    xml: file(
      `<collaboration id="all"><participant id="pool" processRef="demo" /><participant id="customer" /><messageFlow id="talk" sourceRef="a" targetRef="customer" /></collaboration>` +
        `<process id="demo" isExecutable="true">${around('a', node('task', 'a'))}</process>`,
    ),
  },
  {
    code: 'BPMN_NO_DEFAULT',
    when: 'each flow of an exclusive gateway has a condition',
    xml: bothWays,
    element: 'split',
    severity: 'warning',
  },
  {
    code: 'BPMN_NO_DEFAULT',
    when: 'one of them is the default',
    xml: split('exclusiveGateway default="split-b"', path('split > a', '=x') + path('split > b')),
  },
];
