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
const object = (id: string, name: string): string =>
  `<dataObject id="${id}Object" name="${name}" /><dataObjectReference id="${id}" dataObjectRef="${id}Object" />`;
/** A task that reads data into its input `in`; what else lies in the process. */
const reading = (sources: readonly string[], more = '', beside = ''): string =>
  sketch(
    beside +
      around(
        'work',
        node(
          'task',
          'work',
          specification(`${input('text')}${inputSet}<outputSet id="outs" />`) +
            `<dataInputAssociation id="read">${sources.map((id) => `<sourceRef>${id}</sourceRef>`).join('')}<targetRef>in</targetRef>${more}</dataInputAssociation>`,
        ),
      ),
    `${items}<dataStore id="archive" />`,
  );
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
    code: 'BPMN_DATA_FLOW',
    when: 'it reads a data store',
    xml: reading(['store'], '', '<dataStoreReference id="store" dataStoreRef="archive" />'),
    element: 'work',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'it has two sources',
    xml: reading(['a', 'b'], '', object('a', 'a') + object('b', 'b')),
    element: 'work',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'no variable can be named after the data',
    xml: reading(['the-brief'], '', object('the-brief', 'the brief')),
    element: 'work',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'the data lies in another scope',
    xml: reading(
      ['a'],
      '',
      node('subProcess', 'inner', object('a', 'a') + node('task', 'one')) +
        node('endEvent', 'over') +
        path('inner > over'),
    ),
    element: 'work',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'an assignment says nothing',
    xml: reading(['a'], '<assignment id="empty"><from /><to /></assignment>', object('a', 'a')),
    element: 'work',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'one object goes by two names',
    xml: sketch(
      '<dataObject id="object" /><dataObjectReference id="one" name="one" dataObjectRef="object" /><dataObjectReference id="two" name="two" dataObjectRef="object" />' +
        around(
          'work',
          node(
            'task',
            'work',
            '<property id="p" /><dataInputAssociation id="r"><sourceRef>one</sourceRef><targetRef>p</targetRef></dataInputAssociation><dataOutputAssociation id="w"><sourceRef>p</sourceRef><targetRef>two</targetRef></dataOutputAssociation>',
          ),
        ),
    ),
    element: 'object',
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'a transformation makes one of two',
    xml: reading(['a', 'b'], '<transformation>a + b</transformation>', object('a', 'a') + object('b', 'b')),
  },
  {
    code: 'BPMN_DATA_FLOW',
    when: 'what a modeler draws shows a connection only',
    xml: sketch(
      '<dataStoreReference id="store" />' +
        around(
          'work',
          node(
            'task',
            'work',
            '<property id="placeholder" name="__targetRef_placeholder" /><dataInputAssociation id="read"><sourceRef>store</sourceRef><targetRef>placeholder</targetRef></dataInputAssociation><dataOutputAssociation id="write"><targetRef>store</targetRef></dataOutputAssociation>',
          ),
        ),
    ),
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
