import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const flowOf = begin + end + path('begin > end');
const late = '<escalation id="late" escalationCode="LATE" />';
const escalates = (id?: string): string =>
  `<escalationEventDefinition${id === undefined ? '' : ` escalationRef="${id}"`} />`;
const go = '<signal id="go" name="go" />';
const signals = (id?: string): string =>
  `<signalEventDefinition${id === undefined ? '' : ` signalRef="${id}"`} />`;
const thrown = (definition: string): string =>
  around('tell', node('intermediateThrowEvent', 'tell', definition));

/** A sub-process, or another step, with an event on its border. */
const bordered = (definition: string, step = node('subProcess', 'work', node('task', 'inner'))): string =>
  around('work', step + node('boundaryEvent attachedToRef="work"', 'on', definition)) +
  node('endEvent', 'told') +
  path('on > told');
const startedBy = (definition: string): string =>
  flowOf + node('startEvent', 'other', definition) + path('other > end');

const off = (name: string, inside = '', id = 'off'): string =>
  node(
    'intermediateThrowEvent',
    id,
    `<linkEventDefinition id="${id}Link" name="${name}">${inside}</linkEventDefinition>`,
  );
const on = (name: string, inside = '', id = 'on'): string =>
  node(
    'intermediateCatchEvent',
    id,
    `<linkEventDefinition id="${id}Link" name="${name}">${inside}</linkEventDefinition>`,
  );
const linked = (...nodes: readonly string[]): string =>
  sketch(begin + end + path('begin > off') + path('on > end') + nodes.join(''));

/** Escalations, signals and links. */
export const throwCases: readonly RuleCase[] = [
  { code: 'BPMN_ESCALATION_CODE', when: 'none is named', xml: sketch(thrown(escalates())), element: 'tell' },
  {
    code: 'BPMN_ESCALATION_CODE',
    when: 'it has no code',
    xml: sketch(thrown(escalates('late')), '<escalation id="late" escalationCode=" " />'),
    element: 'tell',
  },
  {
    code: 'BPMN_ESCALATION_CODE',
    when: 'the caught code is computed',
    xml: sketch(bordered(escalates('late')), '<escalation id="late" escalationCode="=code" />'),
    element: 'on',
  },
  { code: 'BPMN_ESCALATION_CODE', when: 'it has a code', xml: sketch(thrown(escalates('late')), late) },
  { code: 'BPMN_ESCALATION_CODE', when: 'any is caught', xml: sketch(bordered(escalates())) },
  {
    code: 'BPMN_BOUNDARY_ATTACHMENT',
    when: 'escalations of a task are caught',
    xml: sketch(bordered(escalates(), node('manualTask', 'work'))),
    element: 'on',
  },
  {
    code: 'BPMN_BOUNDARY_ATTACHMENT',
    when: 'escalations of a called process are caught',
    xml: sketch(
      bordered(escalates(), node('callActivity', 'work', extensions('calledElement processId="other"'))),
    ),
  },
  { code: 'BPMN_SIGNAL_MISSING', when: 'none is named', xml: sketch(thrown(signals())), element: 'tell' },
  {
    code: 'BPMN_SIGNAL_MISSING',
    when: 'it has no name',
    xml: sketch(bordered(signals('go')), '<signal id="go" />'),
    element: 'on',
  },
  {
    code: 'BPMN_SIGNAL_MISSING',
    when: 'a start event reads its name from a variable',
    xml: sketch(startedBy(signals('go')), '<signal id="go" name="=region" />'),
    element: 'other',
  },
  {
    code: 'BPMN_SIGNAL_MISSING',
    when: 'a start event computes its name',
    xml: sketch(startedBy(signals('go')), '<signal id="go" name="=&quot;g&quot; + &quot;o&quot;" />'),
    element: 'other',
  },
  {
    code: 'BPMN_SIGNAL_MISSING',
    when: 'a start event has it as a FEEL text',
    xml: sketch(startedBy(signals('go')), '<signal id="go" name="=&quot;go&quot;" />'),
  },
  { code: 'BPMN_SIGNAL_MISSING', when: 'it is named', xml: sketch(startedBy(signals('go')), go) },
  {
    code: 'BPMN_CATCH_DUPLICATE',
    when: 'two start events begin with one signal',
    xml: sketch(
      startedBy(signals('go')) + node('startEvent', 'third', signals('go')) + path('third > end'),
      go,
    ),
    element: 'third',
  },
  { code: 'BPMN_LINK', when: 'it has no name', xml: linked(off(''), on('')), element: 'off' },
  { code: 'BPMN_LINK', when: 'nobody catches it', xml: linked(off('a'), on('b')), element: 'off' },
  {
    code: 'BPMN_LINK',
    when: 'it is caught in another scope only',
    xml: linked(
      off('a'),
      on('b'),
      node(
        'subProcess',
        'inner',
        `${on('a', '', 'deep')}${node('endEvent', 'deepEnd')}${path('deep > deepEnd')}`,
      ),
    ),
    element: 'off',
  },
  {
    code: 'BPMN_LINK',
    when: 'two catch it',
    xml: linked(off('a'), on('a'), on('a', '', 'again'), path('again > end')),
    element: 'again',
  },
  {
    code: 'BPMN_LINK',
    when: 'nobody throws it',
    xml: sketch(flowOf + on('a') + path('on > end')),
    element: 'on',
    severity: 'warning',
  },
  {
    code: 'BPMN_LINK',
    when: 'its target says that it comes from elsewhere',
    xml: linked(
      off('a', '<target>onLink</target>'),
      on('b'),
      on('c', '<source>offLink</source>', 'other'),
      path('other > end'),
    ),
    element: 'other',
  },
  { code: 'BPMN_LINK', when: 'the names are the same', xml: linked(off('a'), on('a')) },
  {
    code: 'BPMN_LINK',
    when: 'the ends name each other',
    xml: linked(off('a', '<target>onLink</target>'), on('b', '<source>offLink</source>')),
  },
  {
    code: 'BPMN_LINK',
    when: 'several lead to one',
    xml: linked(off('a'), off('a', '', 'off2'), path('begin > off2'), on('a')),
  },
  {
    code: 'BPMN_UNREACHABLE',
    when: 'a link leads there',
    xml: sketch(
      begin + end + off('a') + on('a') + node('task', 'work') + path('begin > off') + path('on > work > end'),
    ),
  },
  {
    code: 'BPMN_UNREACHABLE',
    when: 'the throwing end of its link is not reached',
    xml: sketch(flowOf + node('task', 'lost') + off('a') + on('a') + path('lost > off') + path('on > end')),
    element: 'on',
    severity: 'warning',
  },
  {
    code: 'BPMN_SIGNAL_ECHO',
    when: 'a process throws what begins it',
    xml: sketch(
      startedBy(signals('go')).replace(
        '<endEvent id="end"></endEvent>',
        node('endEvent', 'end', signals('go')),
      ),
      go,
    ),
    element: 'end',
    severity: 'warning',
  },
  { code: 'BPMN_SIGNAL_ECHO', when: 'it throws nothing', xml: sketch(startedBy(signals('go')), go) },
];
