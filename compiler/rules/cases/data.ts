import { around, file, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const severity = 'warning';
const items =
  '<itemDefinition id="text" structureRef="String" /><itemDefinition id="count" structureRef="Integer" /><itemDefinition id="texts" structureRef="String" isCollection="true" />';
const specification = (content: string): string => `<ioSpecification id="io">${content}</ioSpecification>`;
const input = (item: string, more = ''): string => `<dataInput id="in" itemSubjectRef="${item}"${more} />`;
const inputSet = '<inputSet id="ins"><dataInputRefs>in</dataInputRefs></inputSet>';
const step = (kind: string, content: string, roots = items): string =>
  sketch(around('work', node(kind, 'work', content)), roots);
const message = '<message id="m" name="m" itemRef="text" />';
const called = (start: string): string =>
  file(
    `<process id="demo" isExecutable="true">${around('call', node('callActivity', 'call', '<extensionElements><zeebe:calledElement processId="other" /></extensionElements>'))}</process>` +
      `<process id="other" isExecutable="true">${node('startEvent', 'otherBegins', start)}${node('endEvent', 'otherEnds')}${path('otherBegins > otherEnds')}</process>`,
  );
const minute =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>';

/** BPMN data flow, and the start of called processes. */
export const dataCases: readonly RuleCase[] = [
  {
    code: 'BPMN_DATA_SET',
    when: 'an input is in no set',
    xml: step('task', specification(`${input('text')}<inputSet id="ins" /><outputSet id="outs" />`)),
    element: 'in',
    severity,
  },
  {
    code: 'BPMN_DATA_SET',
    when: 'sets do not name each other',
    xml: step(
      'task',
      specification(
        `${input('text')}<inputSet id="ins"><dataInputRefs>in</dataInputRefs><outputSetRefs>outs</outputSetRefs></inputSet><outputSet id="outs" />`,
      ),
    ),
    element: 'ins',
    severity,
  },
  {
    code: 'BPMN_DATA_SET',
    when: 'an input of the process is written',
    xml: sketch(
      specification(`${input('text')}${inputSet}<outputSet id="outs" />`) +
        around(
          'work',
          node(
            'task',
            'work',
            '<dataOutputAssociation id="write"><targetRef>in</targetRef></dataOutputAssociation>',
          ),
        ),
      items,
    ),
    element: 'write',
    severity,
  },
  {
    code: 'BPMN_DATA_SET',
    when: 'all agree',
    xml: step('task', specification(`${input('text')}${inputSet}<outputSet id="outs" />`)),
  },
  {
    code: 'BPMN_DATA_ITEM',
    when: 'an input is no collection, its type is',
    xml: step('task', specification(`${input('texts')}${inputSet}<outputSet id="outs" />`)),
    element: 'in',
    severity,
  },
  {
    code: 'BPMN_DATA_ITEM',
    when: 'an input is not of the type of its message',
    xml: step(
      'sendTask messageRef="m"',
      specification(`${input('count')}${inputSet}<outputSet id="outs" />`),
      items + message,
    ),
    element: 'in',
    severity,
  },
  {
    code: 'BPMN_DATA_ITEM',
    when: 'types agree',
    xml: step(
      'sendTask messageRef="m"',
      specification(`${input('text')}${inputSet}<outputSet id="outs" />`),
      items + message,
    ),
  },
  {
    code: 'BPMN_CALLED_START',
    when: 'the called process begins by a timer only',
    xml: called(minute),
    element: 'call',
  },
  { code: 'BPMN_CALLED_START', when: 'it can be called', xml: called('') },
];
