import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const step = (kind: string, content = '', roots = ''): string =>
  sketch(around('work', node(kind, 'work', content)), roots);
const formal = (name: string, body: string): string =>
  `<${name} xsi:type="tFormalExpression">${body}</${name}>`;
const loop = (attributes: string, condition = ''): string =>
  step('task', `<standardLoopCharacteristics${attributes}>${condition}</standardLoopCharacteristics>`);
const many = (attributes: string, complex = ''): string =>
  step(
    'task',
    `<multiInstanceLoopCharacteristics${attributes}>${formal('loopCardinality', '3')}${complex}</multiInstanceLoopCharacteristics>`,
    '<message id="m" name="more" /><messageEventDefinition id="thrown" messageRef="m" /><terminateEventDefinition id="stop" />',
  );
const complex = (condition: string): string =>
  `<complexBehaviorDefinition>${formal('condition', condition)}<event id="e"><messageEventDefinition id="d" messageRef="m" /></event></complexBehaviorDefinition>`;
const inside = node('task', 'a') + node('task', 'b');
const activates = (list: string, more = ''): string =>
  extensions(`adHoc activeElementsCollection="${list}"${more}`);
const calling = (global: string): string => step('callActivity calledElement="reuse"', '', global);

/** Loops, behaviour, ad-hoc sub-processes and global tasks. */
export const activityCases: readonly RuleCase[] = [
  { code: 'BPMN_LOOP', when: 'its maximum is negative', xml: loop(' loopMaximum="-1"'), element: 'work' },
  { code: 'BPMN_LOOP', when: 'nothing ends it', xml: loop(''), element: 'work' },
  { code: 'BPMN_LOOP', when: 'a maximum ends it', xml: loop(' loopMaximum="3"') },
  { code: 'BPMN_LOOP', when: 'a condition ends it', xml: loop('', formal('loopCondition', '=more')) },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'nobody looks at the complex behaviour',
    xml: many('', complex('=true')),
    element: 'work',
  },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'a complex behaviour has no condition',
    xml: many(' behavior="Complex"', complex('')),
    element: 'work',
  },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'the event has no name',
    xml: many(' behavior="One"'),
    element: 'work',
    severity: 'warning',
  },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'the event cannot be caught on a border',
    xml: many(' behavior="None" noneBehaviorEventRef="stop"'),
    element: 'work',
  },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'each instance throws a message',
    xml: many(' behavior="None" noneBehaviorEventRef="thrown"'),
  },
  {
    code: 'BPMN_BEHAVIOR',
    when: 'a condition decides',
    xml: many(' behavior="Complex"', complex('=numberOfCompletedInstances = 2')),
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'it has a start event',
    xml: step(
      'adHocSubProcess',
      activates('=[&quot;a&quot;]') + inside + node('startEvent', 'wrong') + path('wrong > b'),
    ),
    element: 'wrong',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'it holds no activity',
    xml: step(
      'adHocSubProcess',
      node('intermediateThrowEvent', 'one') + node('intermediateThrowEvent', 'two') + path('one > two'),
    ),
    element: 'work',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'it activates what flows lead to',
    xml: step('adHocSubProcess', activates('=[&quot;b&quot;]') + inside + path('a > b')),
    element: 'work',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'nobody but people begin anything',
    xml: step('adHocSubProcess', inside),
    element: 'work',
    severity: 'warning',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'a job worker chooses',
    xml: step('adHocSubProcess', extensions('taskDefinition type="choose"') + inside),
    element: 'work',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'results have no element',
    xml: step('adHocSubProcess', activates('=[&quot;a&quot;]', ' outputCollection="results"') + inside),
    element: 'work',
  },
  {
    code: 'BPMN_AD_HOC',
    when: 'it names what begins',
    xml: step(
      'adHocSubProcess',
      activates('=[&quot;a&quot;]', ' outputCollection="results" outputElement="=result"') + inside,
    ),
  },
  {
    code: 'BPMN_GLOBAL_TASK',
    when: 'nothing says how it is done',
    xml: calling('<globalScriptTask id="reuse" />'),
    element: 'reuse',
  },
  {
    code: 'BPMN_GLOBAL_TASK',
    when: 'its result has no variable',
    xml: calling(
      `<globalBusinessRuleTask id="reuse">${extensions('calledDecision decisionId="mix"')}</globalBusinessRuleTask>`,
    ),
    element: 'reuse',
  },
  {
    code: 'BPMN_GLOBAL_TASK',
    when: 'its job has no type',
    xml: calling(`<globalScriptTask id="reuse">${extensions('taskDefinition type=""')}</globalScriptTask>`),
    element: 'reuse',
  },
  {
    code: 'BPMN_GLOBAL_TASK',
    when: 'it is FEEL',
    xml: calling(
      `<globalScriptTask id="reuse">${extensions('script expression="=1" resultVariable="one"')}</globalScriptTask>`,
    ),
  },
];
