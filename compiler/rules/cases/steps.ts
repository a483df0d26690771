import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const step = (kind: string, content = ''): string => sketch(around('work', node(kind, 'work', content)));
const job = 'taskDefinition type="job"';
const mapped = (mapping: string): string =>
  step(
    'serviceTask',
    `<extensionElements><zeebe:taskDefinition type="job" /><zeebe:ioMapping>${mapping}</zeebe:ioMapping></extensionElements>`,
  );
const headed = (...headers: readonly string[]): string =>
  step(
    'serviceTask',
    `<extensionElements><zeebe:taskDefinition type="job" /><zeebe:taskHeaders>${headers.map((key) => `<zeebe:header key="${key}" value="1" />`).join('')}</zeebe:taskHeaders></extensionElements>`,
  );
const many = (characteristics: string, more = ''): string =>
  step(
    'task',
    `<multiInstanceLoopCharacteristics>${characteristics === '' ? '' : extensions(`loopCharacteristics ${characteristics}`)}${more}</multiInstanceLoopCharacteristics>`,
  );
const listenerAt = (eventType: string): string =>
  `<extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="${eventType}" type="x" /></zeebe:executionListeners></extensionElements>`;
const listened = (kind: string, eventType: string): string => step(kind, listenerAt(eventType));
const good = step('serviceTask', extensions(job));

/** Tasks, calls and what the zeebe extensions say about them. */
export const stepCases: readonly RuleCase[] = [
  {
    code: 'BPMN_JOB_TYPE_MISSING',
    when: 'a service task has no definition',
    xml: step('serviceTask'),
    element: 'work',
  },
  {
    code: 'BPMN_JOB_TYPE_MISSING',
    when: 'the type is empty',
    xml: step('serviceTask', extensions('taskDefinition type=""')),
    element: 'work',
  },
  {
    code: 'BPMN_JOB_TYPE_MISSING',
    when: 'a script task is a job too',
    xml: step('scriptTask', extensions('script expression="=1" resultVariable="x"', job)),
    element: 'work',
  },
  { code: 'BPMN_JOB_TYPE_MISSING', when: 'it has a type', xml: good },
  { code: 'BPMN_SCRIPT', when: 'nothing is scripted', xml: step('scriptTask'), element: 'work' },
  {
    code: 'BPMN_SCRIPT',
    when: 'the result has no variable',
    xml: step('scriptTask', extensions('script expression="=1" resultVariable=""')),
    element: 'work',
  },
  {
    code: 'BPMN_SCRIPT',
    when: 'it is FEEL',
    xml: step('scriptTask', extensions('script expression="=1" resultVariable="one"')),
  },
  { code: 'BPMN_SCRIPT', when: 'it is a job', xml: step('scriptTask', extensions(job)) },
  { code: 'BPMN_DECISION_MISSING', when: 'none is named', xml: step('businessRuleTask'), element: 'work' },
  {
    code: 'BPMN_DECISION_MISSING',
    when: 'the result has no variable',
    xml: step('businessRuleTask', extensions('calledDecision decisionId="mix"')),
    element: 'work',
  },
  {
    code: 'BPMN_DECISION_MISSING',
    when: 'both are there',
    xml: step('businessRuleTask', extensions('calledDecision decisionId="mix" resultVariable="mix"')),
  },
  { code: 'BPMN_SEND_TASK', when: 'nothing is sent', xml: step('sendTask'), element: 'work' },
  { code: 'BPMN_SEND_TASK', when: 'a job sends', xml: step('sendTask', extensions(job)) },
  { code: 'BPMN_CALLED_ELEMENT', when: 'no process is named', xml: step('callActivity'), element: 'work' },
  {
    code: 'BPMN_CALLED_ELEMENT',
    when: 'a tag is wanted, but not given',
    xml: step('callActivity', extensions('calledElement processId="x" bindingType="versionTag"')),
    element: 'work',
  },
  {
    code: 'BPMN_CALLED_ELEMENT',
    when: 'the binding is none',
    xml: step('callActivity', extensions('calledElement processId="x" bindingType="newest"')),
    element: 'work',
  },
  {
    code: 'BPMN_CALLED_ELEMENT',
    when: 'it is bound to what is released together',
    xml: step('callActivity', extensions('calledElement processId="x" bindingType="deployment"')),
  },
  {
    code: 'BPMN_CALLED_ELEMENT',
    when: 'a process is named',
    xml: step('callActivity', extensions('calledElement processId="launch"')),
  },
  {
    code: 'BPMN_DUE_DATE',
    when: 'a due date is none',
    xml: step('userTask', extensions('taskSchedule dueDate="tomorrow"')),
    element: 'work',
  },
  {
    code: 'BPMN_DUE_DATE',
    when: 'a follow-up date is a duration in the wrong order',
    xml: step('userTask', extensions('taskSchedule followUpDate="P1W2"')),
    element: 'work',
  },
  {
    code: 'BPMN_DUE_DATE',
    when: 'they are a date, a duration or FEEL',
    xml: step('userTask', extensions('taskSchedule dueDate="P3D" followUpDate="2026-03-01T09:00:00Z"')),
  },
  {
    code: 'BPMN_ASSIGNMENT',
    when: 'a list has an empty entry',
    xml: step('userTask', extensions('assignmentDefinition candidateGroups="legal,,"')),
    element: 'work',
  },
  {
    code: 'BPMN_ASSIGNMENT',
    when: 'a form has two names',
    xml: step('userTask', extensions('formDefinition formId="a" externalReference="b"')),
    element: 'work',
  },
  {
    code: 'BPMN_ASSIGNMENT',
    when: 'all is named once',
    xml: step(
      'userTask',
      extensions('assignmentDefinition candidateGroups="legal,dpo"', 'formDefinition formId="a"'),
    ),
  },
  { code: 'BPMN_MULTI_INSTANCE', when: 'nothing says how many', xml: many(''), element: 'work' },
  {
    code: 'BPMN_MULTI_INSTANCE',
    when: 'results have no element',
    xml: many('inputCollection="=items" outputCollection="results"'),
    element: 'work',
  },
  {
    code: 'BPMN_MULTI_INSTANCE',
    when: 'the number is negative',
    xml: many('', '<loopCardinality xsi:type="tFormalExpression">=-1</loopCardinality>'),
    element: 'work',
  },
  {
    code: 'BPMN_MULTI_INSTANCE',
    when: 'there is one for each item',
    xml: many(
      'inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item"',
    ),
  },
  {
    code: 'BPMN_MULTI_INSTANCE',
    when: 'there is a fixed number',
    xml: many('', '<loopCardinality xsi:type="tFormalExpression">3</loopCardinality>'),
  },
  {
    code: 'BPMN_MAPPING',
    when: 'an input has no source',
    xml: mapped('<zeebe:input target="x" />'),
    element: 'work',
  },
  {
    code: 'BPMN_MAPPING',
    when: 'a target is no name',
    xml: mapped('<zeebe:input source="=1" target="a ? b" />'),
    element: 'work',
  },
  {
    code: 'BPMN_MAPPING',
    when: 'a target is a word of FEEL',
    xml: mapped('<zeebe:output source="=1" target="true" />'),
    element: 'work',
  },
  {
    code: 'BPMN_MAPPING',
    when: 'a target is a path',
    xml: mapped('<zeebe:input source="fixed" target="lead.source" />'),
  },
  {
    code: 'BPMN_EXPRESSION_STATIC',
    when: 'an output is a fixed text',
    xml: mapped('<zeebe:output source="x" target="y" />'),
    element: 'work',
  },
  {
    code: 'BPMN_EXPRESSION_STATIC',
    when: 'an output is FEEL',
    xml: mapped('<zeebe:output source="=x" target="y" />'),
  },
  {
    code: 'BPMN_VARIABLE_NAME',
    when: 'an operator is missing',
    xml: mapped('<zeebe:input source="=invalid id" target="y" />'),
    element: 'work',
  },
  {
    code: 'BPMN_VARIABLE_NAME',
    when: 'names are joined',
    xml: mapped('<zeebe:input source="=valid + id" target="y" />'),
  },
  {
    code: 'FEEL_SYNTAX',
    when: 'an expression does not parse',
    xml: mapped('<zeebe:input source="=a &amp; b" target="y" />'),
    element: 'work',
  },
  { code: 'FEEL_SYNTAX', when: 'it parses', xml: good },
  { code: 'BPMN_HEADERS', when: 'a header is there twice', xml: headed('method', 'method'), element: 'work' },
  { code: 'BPMN_HEADERS', when: 'a key is reserved', xml: headed('io.camunda.zeebe:x'), element: 'work' },
  { code: 'BPMN_HEADERS', when: 'keys differ', xml: headed('method', 'url') },
  {
    code: 'BPMN_LISTENER',
    when: 'it has no event type',
    xml: step(
      'task',
      '<extensionElements><zeebe:executionListeners><zeebe:executionListener type="x" /></zeebe:executionListeners></extensionElements>',
    ),
    element: 'work',
  },
  { code: 'BPMN_LISTENER', when: 'there is none', xml: good },
  { code: 'BPMN_LISTENER', when: 'it is called in front of a task', xml: listened('task', 'start') },
  {
    code: 'BPMN_LISTENER',
    when: 'it is called at another time',
    xml: listened('task', 'cancel'),
    element: 'work',
  },
  {
    code: 'BPMN_LISTENER',
    when: 'it is called behind a gateway',
    xml: listened('parallelGateway', 'end'),
    element: 'work',
  },
  {
    code: 'BPMN_LISTENER',
    when: 'it is called in front of a start event',
    xml: sketch(
      node('startEvent', 'work', listenerAt('start')) + node('endEvent', 'end') + path('work > end'),
    ),
    element: 'work',
  },
  {
    code: 'BPMN_IGNORED',
    when: 'a task has mappings and data associations',
    xml: step(
      'task',
      '<extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="y" /></zeebe:ioMapping></extensionElements><property id="seen" /><dataInputAssociation id="read"><sourceRef>seen</sourceRef><targetRef>seen</targetRef></dataInputAssociation>',
    ),
    element: 'work',
    severity: 'warning',
  },
  {
    code: 'BPMN_IGNORED',
    when: 'a flow is not immediate',
    xml: sketch(
      node('startEvent', 'begin') +
        node('endEvent', 'end') +
        path('begin > end').replace('id="begin-end"', 'id="begin-end" isImmediate="false"'),
    ),
    element: 'begin-end',
    severity: 'warning',
  },
  { code: 'BPMN_IGNORED', when: 'there is nothing to ignore', xml: good },
];
