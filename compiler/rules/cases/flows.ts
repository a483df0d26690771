import { around, file, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const plain = sketch(begin + end + path('begin > end'));

const round =
  node('exclusiveGateway default="split-end"', 'split') +
  node('userTask', 'ask') +
  node('userTask', 'check') +
  path('ask > check > ask');
const late = (host: string): string =>
  node(
    `boundaryEvent attachedToRef="${host}"`,
    'late',
    '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>',
  );

/** Sequence flows, scopes, references. */
export const flowCases: readonly RuleCase[] = [
  {
    code: 'BPMN_FLOW_ENDS',
    when: 'a flow ends at a text annotation',
    xml: sketch(`${begin}${end}<textAnnotation id="note" />${path('begin > end')}${path('begin > note')}`),
    element: 'begin-note',
  },
  {
    code: 'BPMN_FLOW_ENDS',
    when: 'a flow has no target',
    xml: sketch(`${begin}<sequenceFlow id="loose" sourceRef="begin" />`),
    element: 'loose',
  },
  { code: 'BPMN_FLOW_ENDS', when: 'flows connect events', xml: plain },
  {
    code: 'BPMN_FLOW_REFERENCES',
    when: 'a node lists another flow than the one that leads to it',
    xml: sketch(
      begin + node('task', 'work', '<incoming>work-end</incoming>') + end + path('begin > work > end'),
    ),
    element: 'work',
  },
  { code: 'BPMN_FLOW_REFERENCES', when: 'nodes list no flows at all', xml: plain },
  {
    code: 'BPMN_FLOW_CROSSES_SCOPE',
    when: 'a flow leads into a sub-process',
    xml: sketch(begin + node('subProcess', 'inner', node('task', 'work')) + path('begin > work')),
    element: 'begin-work',
  },
  {
    code: 'BPMN_FLOW_CROSSES_SCOPE',
    when: 'a flow leads to the sub-process itself',
    xml: sketch(
      around(
        'inner',
        node('subProcess', 'inner', begin.replace('begin', 'b2') + node('endEvent', 'e2') + path('b2 > e2')),
      ),
    ),
  },
  {
    code: 'BPMN_START_INCOMING',
    when: 'a flow leads back to the start',
    xml: sketch(begin + node('task', 'work') + path('begin > work > begin')),
    element: 'begin',
  },
  { code: 'BPMN_START_INCOMING', when: 'no flow does', xml: plain },
  {
    code: 'BPMN_END_OUTGOING',
    when: 'a flow leads on from the end',
    xml: sketch(begin + end + node('task', 'work') + path('begin > end > work')),
    element: 'end',
  },
  { code: 'BPMN_END_OUTGOING', when: 'no flow does', xml: plain },
  {
    code: 'BPMN_UNREACHABLE',
    when: 'no flow leads to a task',
    xml: sketch(begin + end + node('task', 'lost') + path('begin > end') + path('lost > end')),
    element: 'lost',
    severity: 'warning',
  },
  {
    code: 'BPMN_UNREACHABLE',
    when: 'a path stops at a task',
    xml: sketch(begin + end + node('task', 'last') + path('begin > end') + path('begin > last')),
    element: 'last',
    severity: 'warning',
  },
  { code: 'BPMN_UNREACHABLE', when: 'every path ends', xml: plain },
  {
    code: 'BPMN_DEFAULT_FLOW',
    when: 'the default begins elsewhere',
    xml: sketch(around('work', node('task default="begin-work"', 'work'))),
    element: 'work',
  },
  {
    code: 'BPMN_DEFAULT_FLOW',
    when: 'the default is its own',
    xml: sketch(around('work', node('task default="work-end"', 'work'))),
  },
  {
    code: 'BPMN_WRONG_REFERENCE',
    when: 'a boundary event is attached to a flow',
    xml: sketch(
      around(
        'work',
        node('task', 'work') +
          node(
            'boundaryEvent attachedToRef="work-end"',
            'late',
            '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>',
          ),
      ) + path('late > end'),
    ),
    element: 'late',
  },
  { code: 'BPMN_WRONG_REFERENCE', when: 'all references are of the right type', xml: plain },
  {
    code: 'BPMN_NOT_EXECUTABLE',
    when: 'the process only documents',
    xml: file(node('process', 'demo', begin + end + path('begin > end'))),
    element: 'demo',
  },
  { code: 'BPMN_NOT_EXECUTABLE', when: 'there is no process', xml: file(''), element: 'file' },
  { code: 'BPMN_NOT_EXECUTABLE', when: 'it is executable', xml: plain },
  {
    code: 'BPMN_EMPTY_SCOPE',
    when: 'a sub-process is empty',
    xml: sketch(around('inner', node('subProcess', 'inner'))),
    element: 'inner',
  },
  { code: 'BPMN_EMPTY_SCOPE', when: 'the process has nodes', xml: plain },
  {
    code: 'BPMN_GENERATED_ID',
    when: 'a modeler named a task',
    xml: sketch(around('Activity_0x3f2a1', node('task', 'Activity_0x3f2a1'))),
    element: 'Activity_0x3f2a1',
  },
  {
    code: 'BPMN_GENERATED_ID',
    when: 'a person did',
    xml: sketch(around('scoreLead', node('task', 'scoreLead'))),
  },
  {
    code: 'BPMN_QUANTITY',
    when: 'startQuantity is 0',
    xml: sketch(around('work', node('task startQuantity="0"', 'work'))),
    element: 'work',
  },
  {
    code: 'BPMN_QUANTITY',
    when: 'startQuantity is 1',
    xml: sketch(around('work', node('task startQuantity="1"', 'work'))),
  },
  {
    code: 'BPMN_QUANTITY',
    when: 'it is more than anybody means',
    xml: sketch(around('work', node('task completionQuantity="1000000"', 'work'))),
    element: 'work',
  },
  {
    code: 'BPMN_QUANTITY',
    when: 'tokens are counted that no flow brings',
    xml: sketch(node('task startQuantity="2"', 'work') + node('endEvent', 'end') + path('work > end')),
    element: 'work',
  },
  {
    code: 'BPMN_QUANTITY',
    when: 'tokens are counted that come',
    xml: sketch(around('work', node('task startQuantity="2" completionQuantity="3"', 'work'))),
  },
  {
    code: 'BPMN_STRAIGHT_LOOP',
    when: 'two tasks follow each other for ever',
    xml: sketch(begin + node('task', 'a') + node('manualTask', 'b') + path('begin > a > b > a')),
    element: 'a',
  },
  {
    code: 'BPMN_STRAIGHT_LOOP',
    when: 'a loop lies behind another one',
    xml: sketch(
      begin +
        node('task', 'a') +
        node('manualTask', 'b') +
        path('begin > a > b > a') +
        node('task', 'c') +
        path('b > c > c'),
    ),
    element: 'c',
  },
  {
    code: 'BPMN_STRAIGHT_LOOP',
    when: 'the process calls itself at once',
    xml: sketch(
      around(
        'again',
        node(
          'callActivity',
          'again',
          '<extensionElements><zeebe:calledElement processId="demo" /></extensionElements>',
        ),
      ),
    ),
    element: 'again',
  },
  {
    code: 'BPMN_STRAIGHT_LOOP',
    when: 'a user task is in the loop',
    xml: sketch(begin + node('task', 'a') + node('userTask', 'b') + path('begin > a > b > a')),
  },
  {
    code: 'BPMN_NO_WAY_OUT',
    when: 'two steps lead to each other alone',
    xml: sketch(
      begin + end + round + path('begin > split') + path('split > end') + path('split > ask', '=again'),
    ),
    element: 'ask',
    severity: 'warning',
  },
  {
    code: 'BPMN_NO_WAY_OUT',
    when: 'a boundary event leads out',
    xml: sketch(begin + end + round + late('ask') + path('begin > ask') + path('late > end')),
  },
  {
    code: 'BPMN_NO_WAY_OUT',
    when: 'the sub-process around is ended by its boundary event',
    xml: sketch(
      begin +
        node('subProcess', 'work', node('startEvent', 'first') + round + path('first > ask')) +
        late('work') +
        end +
        path('begin > work > end') +
        path('late > end'),
    ),
  },
];
