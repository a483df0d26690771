import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const end = node('endEvent', 'end');
const keyed = (id: string): string =>
  `<message id="${id}" name="${id}">${extensions('subscription correlationKey="=order"')}</message>`;
const keyless = (id: string): string => `<message id="${id}" name="${id}" />`;
const roots = `${keyed('a')}${keyed('b')}`;
const hears = (id: string): string => `<messageEventDefinition messageRef="${id}" />`;
const when = (condition: string, filter = ''): string =>
  `<conditionalEventDefinition>${filter}<condition xsi:type="tFormalExpression">${condition}</condition></conditionalEventDefinition>`;
const minute =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>';
const receive = 'receiveTask instantiate="true" messageRef="a"';
const hold = (definitions: string, more = ''): string =>
  sketch(around('hold', node(`intermediateCatchEvent${more}`, 'hold', definitions)), roots);

const gateway = (attributes: string, targets: string, more = ''): string =>
  sketch(
    node(`eventBasedGateway ${attributes}`, 'first') +
      targets +
      end +
      path('first > one > end') +
      path('first > two > end') +
      more,
    roots,
  );
const heard = (id: string, message: string): string => node('intermediateCatchEvent', id, hears(message));
const both = heard('one', 'a') + heard('two', 'b');

const conditionalCases: readonly RuleCase[] = [
  {
    code: 'BPMN_CONDITIONAL_EVENT',
    when: 'it has no condition',
    xml: hold('<conditionalEventDefinition />'),
    element: 'hold',
  },
  { code: 'BPMN_CONDITIONAL_EVENT', when: 'its condition is empty', xml: hold(when(' ')), element: 'hold' },
  {
    code: 'BPMN_CONDITIONAL_EVENT',
    when: 'its condition is a number',
    xml: hold(when('=5')),
    element: 'hold',
  },
  {
    code: 'BPMN_CONDITIONAL_EVENT',
    when: 'its condition reads nothing',
    xml: hold(when('=true')),
    element: 'hold',
    severity: 'warning',
  },
  {
    code: 'BPMN_CONDITIONAL_EVENT',
    when: 'it waits for what never happens to a variable',
    xml: hold(when('=score &gt; 5', extensions('conditionalFilter variableEvents="delete"'))),
    element: 'hold',
  },
  {
    code: 'BPMN_CONDITIONAL_EVENT',
    when: 'it says what to wait for',
    xml: hold(
      when(
        '=score &gt; 5',
        extensions('conditionalFilter variableNames="score" variableEvents="create, update"'),
      ),
    ),
  },
];

const multipleCases: readonly RuleCase[] = [
  {
    code: 'BPMN_MULTIPLE_EVENT',
    when: 'a parallel one waits for an error',
    xml: sketch(
      around(
        'work',
        node('task', 'work') +
          node(
            'boundaryEvent attachedToRef="work" parallelMultiple="true"',
            'on',
            `${hears('a')}<errorEventDefinition />`,
          ),
      ) + path('on > end'),
      roots,
    ),
    element: 'on',
  },
  {
    code: 'BPMN_MULTIPLE_EVENT',
    when: 'one of several triggers is a compensation',
    xml: sketch(
      around(
        'work',
        node('task', 'work') +
          node('boundaryEvent attachedToRef="work"', 'on', `${hears('a')}<compensateEventDefinition />`),
      ) + path('on > end'),
      roots,
    ),
    element: 'on',
  },
  {
    code: 'BPMN_MULTIPLE_EVENT',
    when: 'a parallel one has one trigger',
    xml: hold(hears('a'), ' parallelMultiple="true"'),
    element: 'hold',
    severity: 'warning',
  },
  {
    code: 'BPMN_MULTIPLE_EVENT',
    when: 'a parallel one waits for a message and a time',
    xml: hold(hears('a') + minute, ' parallelMultiple="true"'),
  },
];

/** Conditional and multiple events, and what begins a case in place of a start event. */
export const instantiationCases: readonly RuleCase[] = [
  ...conditionalCases,
  ...multipleCases,
  {
    code: 'BPMN_INSTANTIATE',
    when: 'a receive task begins a case inside a sub-process',
    xml: sketch(around('inner', node('subProcess', 'inner', node(receive, 'hear'))), roots),
    element: 'hear',
  },
  {
    code: 'BPMN_INSTANTIATE',
    when: 'a flow leads to the receive task from a step',
    xml: sketch(
      node('startEvent', 'begin') +
        node('task', 'work') +
        node(receive, 'hear') +
        end +
        path('begin > work > hear > end'),
      roots,
    ),
    element: 'hear',
  },
  {
    code: 'BPMN_INSTANTIATE',
    when: 'a flow leads to the gateway',
    xml: gateway('instantiate="true"', both, node('startEvent', 'begin') + path('begin > first')),
    element: 'first',
  },
  {
    code: 'BPMN_INSTANTIATE',
    when: 'the receive task loops',
    xml: sketch(
      node(
        receive,
        'hear',
        '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">=2</loopCardinality></multiInstanceLoopCharacteristics>',
      ) +
        end +
        path('hear > end'),
      roots,
    ),
    element: 'hear',
  },
  {
    code: 'BPMN_INSTANTIATE',
    when: 'the process has a start event too',
    xml: sketch(
      node('startEvent', 'begin') + node(receive, 'hear') + end + path('begin > end') + path('hear > end'),
      roots,
    ),
    element: 'hear',
    severity: 'warning',
  },
  {
    code: 'BPMN_INSTANTIATE',
    when: 'a receive task stands behind the start event',
    xml: sketch(around('hear', node(receive, 'hear')), roots),
  },
  { code: 'BPMN_INSTANTIATE', when: 'a gateway begins the case', xml: gateway('instantiate="true"', both) },
  {
    code: 'BPMN_START_EVENTS',
    when: 'an event-based gateway begins the case',
    xml: gateway('instantiate="true"', both),
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'a parallel one begins no case',
    xml: gateway('eventGatewayType="Parallel"', both),
    element: 'first',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'a parallel one waits for a time',
    xml: gateway(
      'eventGatewayType="Parallel" instantiate="true"',
      heard('one', 'a') + node('intermediateCatchEvent', 'two', minute),
    ),
    element: 'two',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'it leads to a parallel multiple event',
    xml: gateway(
      'instantiate="true"',
      heard('one', 'a') + node('intermediateCatchEvent parallelMultiple="true"', 'two', hears('b') + minute),
    ),
    element: 'two',
  },
  {
    code: 'BPMN_EVENT_GATEWAY',
    when: 'it leads to a multiple event',
    xml: gateway(
      'instantiate="true"',
      heard('one', 'a') + node('intermediateCatchEvent', 'two', hears('b') + minute),
    ),
  },
  {
    code: 'BPMN_MESSAGE_DUPLICATE',
    when: 'two receive tasks begin a case with the same message',
    xml: sketch(
      node(receive, 'hear') + node(receive, 'again') + end + path('hear > end') + path('again > end'),
      roots,
    ),
    element: 'again',
  },
  {
    code: 'BPMN_CORRELATION_KEY_MISSING',
    when: 'a case needs several messages, and nothing tells which belong together',
    xml: sketch(
      node('startEvent parallelMultiple="true"', 'begin', hears('x') + hears('y')) +
        end +
        path('begin > end'),
      keyless('x') + keyless('y'),
    ),
    element: 'begin',
    severity: 'warning',
  },
  {
    code: 'BPMN_CORRELATION_KEY_MISSING',
    when: 'a receive task begins the case',
    xml: sketch(
      node('receiveTask instantiate="true" messageRef="x"', 'hear') + end + path('hear > end'),
      keyless('x'),
    ),
  },
];
