import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const plain = sketch(begin + end + path('begin > end'));
const work = node('serviceTask', 'work', extensions('taskDefinition type="job"'));

const message = (id: string, key = '=caseId'): string =>
  `<message id="${id}" name="${id}">${key === '' ? '' : extensions(`subscription correlationKey="${key}"`)}</message>`;
const awaits = (id: string): string => `<messageEventDefinition messageRef="${id}" />`;
const error = (id: string, code = id): string => `<error id="${id}" name="${id}" errorCode="${code}" />`;
const fails = (id: string): string => `<errorEventDefinition errorRef="${id}" />`;
const timer = (kind: string, text: string): string =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`;
const minute = timer('timeDuration', 'PT1M');

/** The step with events on its border, each leading to the end. */
const bordered = (events: readonly string[], step = work): string => {
  const ids = events.map((event) => /id="(\w+)"/.exec(event)?.[1] ?? '');
  return around('work', step + events.join('')) + ids.map((id) => path(`${id} > end`)).join('');
};
const border = (id: string, definition: string, more = ''): string =>
  node(`boundaryEvent attachedToRef="work"${more}`, id, definition);
const waitFor = (definition: string): string =>
  around('wait', node('intermediateCatchEvent', 'wait', definition));
const eventSubProcess = (id: string, definition: string, more = ''): string =>
  node(
    'subProcess triggeredByEvent="true"',
    id,
    node(`startEvent${more}`, `${id}Begins`, definition) +
      node('endEvent', `${id}Ends`) +
      path(`${id}Begins > ${id}Ends`),
  );
const flowOf = begin + end + path('begin > end');

/** Start, intermediate, boundary and end events. */
export const eventCases: readonly RuleCase[] = [
  {
    code: 'BPMN_START_EVENTS',
    when: 'two start events have no trigger',
    xml: sketch(`${begin}${node('startEvent', 'second')}${end}${path('begin > end')}${path('second > end')}`),
    element: 'second',
  },
  {
    code: 'BPMN_START_EVENTS',
    when: 'an end has no start',
    xml: sketch(node('task', 'work') + end + path('work > end')),
    element: 'demo',
  },
  {
    code: 'BPMN_START_EVENTS',
    when: 'there is neither',
    xml: sketch(node('task', 'work')),
    element: 'demo',
    severity: 'warning',
  },
  {
    code: 'BPMN_START_EVENTS',
    when: 'a start has no end',
    xml: sketch(begin + node('task', 'work') + path('begin > work')),
    element: 'demo',
    severity: 'warning',
  },
  {
    code: 'BPMN_START_EVENTS',
    when: 'an event sub-process has none',
    xml: sketch(flowOf + node('subProcess triggeredByEvent="true"', 'late', node('task', 'remind'))),
    element: 'late',
  },
  { code: 'BPMN_START_EVENTS', when: 'there is one of each', xml: plain },
  {
    code: 'BPMN_EVENT_UNCONNECTED',
    when: 'nothing leads to a catch event',
    xml: sketch(flowOf + node('intermediateCatchEvent', 'wait', minute) + path('wait > end')),
    element: 'wait',
  },
  { code: 'BPMN_EVENT_UNCONNECTED', when: 'it stands between two', xml: sketch(waitFor(minute)) },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'an end event has a timer',
    xml: sketch(begin + node('endEvent', 'end', minute) + path('begin > end')),
    element: 'end',
  },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'a process begins with an error',
    xml: sketch(node('startEvent', 'begin', fails('bad')) + end + path('begin > end'), error('bad')),
    element: 'begin',
  },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'a catch event has no trigger',
    xml: sketch(waitFor('')),
    element: 'wait',
  },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'a sub-process begins with a timer',
    xml: sketch(
      around(
        'inner',
        node(
          'subProcess',
          'inner',
          node('startEvent', 'first', minute) + node('endEvent', 'last') + path('first > last'),
        ),
      ),
    ),
    element: 'first',
  },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'each stands where it may',
    xml: sketch(bordered([border('late', minute)]) + eventSubProcess('bad', fails('bad')), error('bad')),
  },
  {
    code: 'BPMN_INTERRUPTING',
    when: 'an error does not interrupt',
    xml: sketch(bordered([border('onBad', fails('bad'), ' cancelActivity="false"')]), error('bad')),
    element: 'onBad',
  },
  {
    code: 'BPMN_INTERRUPTING',
    when: 'a timer does not',
    xml: sketch(bordered([border('late', minute, ' cancelActivity="false"')])),
  },
  {
    code: 'BPMN_BOUNDARY_FLOWS',
    when: 'nothing follows',
    xml: sketch(around('work', work + border('late', minute))),
    element: 'late',
  },
  {
    code: 'BPMN_BOUNDARY_FLOWS',
    when: 'a flow leads to it',
    xml: sketch(bordered([border('late', minute)]) + path('begin > late')),
    element: 'late',
  },
  { code: 'BPMN_BOUNDARY_FLOWS', when: 'it leads on', xml: sketch(bordered([border('late', minute)])) },
  {
    code: 'BPMN_BOUNDARY_ATTACHMENT',
    when: 'it is attached to nothing',
    xml: sketch(flowOf + node('boundaryEvent', 'late', minute) + path('late > end')),
    element: 'late',
  },
  {
    code: 'BPMN_BOUNDARY_ATTACHMENT',
    when: 'it is attached to a task',
    xml: sketch(bordered([border('late', minute)])),
  },
  {
    code: 'BPMN_EVENT_SUB_PROCESS_FLOWS',
    when: 'a flow leads to it',
    xml: sketch(flowOf + eventSubProcess('late', minute) + path('begin > late')),
    element: 'late',
  },
  {
    code: 'BPMN_EVENT_SUB_PROCESS_FLOWS',
    when: 'none does',
    xml: sketch(flowOf + eventSubProcess('late', minute)),
  },
  {
    code: 'BPMN_MESSAGE_MISSING',
    when: 'a catch event names none',
    xml: sketch(waitFor('<messageEventDefinition />')),
    element: 'wait',
  },
  {
    code: 'BPMN_MESSAGE_MISSING',
    when: 'the message has no name',
    xml: sketch(waitFor(awaits('m')), '<message id="m" />'),
    element: 'wait',
  },
  {
    code: 'BPMN_MESSAGE_MISSING',
    when: 'the name of a starting message reads a variable',
    xml: sketch(
      node('startEvent', 'begin', awaits('m')) + end + path('begin > end'),
      '<message id="m" name="=topic" />',
    ),
    element: 'begin',
  },
  {
    code: 'BPMN_MESSAGE_MISSING',
    when: 'a job sends',
    xml: sketch(
      around(
        'tell',
        node(
          'intermediateThrowEvent',
          'tell',
          `${extensions('taskDefinition type="send"')}<messageEventDefinition />`,
        ),
      ),
    ),
  },
  {
    code: 'BPMN_CORRELATION_KEY_MISSING',
    when: 'a catch event has none',
    xml: sketch(waitFor(awaits('m')), message('m', '')),
    element: 'wait',
  },
  {
    code: 'BPMN_CORRELATION_KEY_MISSING',
    when: 'a start event has none',
    xml: sketch(node('startEvent', 'begin', awaits('m')) + end + path('begin > end'), message('m', '')),
  },
  {
    code: 'BPMN_CORRELATION_KEY_MISSING',
    when: 'the case is cancelled',
    xml: sketch(
      flowOf + eventSubProcess('cancel', awaits('maschinenraum.cancel')),
      message('maschinenraum.cancel', ''),
    ),
  },
  {
    code: 'BPMN_MESSAGE_DUPLICATE',
    when: 'a receive task has its own on the border',
    xml: sketch(
      bordered([border('again', awaits('m'))], node('receiveTask messageRef="m"', 'work')),
      message('m'),
    ),
    element: 'again',
  },
  {
    code: 'BPMN_MESSAGE_DUPLICATE',
    when: 'two border events wait for two messages',
    xml: sketch(
      bordered([border('one', awaits('m')), border('two', awaits('n'))]),
      message('m') + message('n'),
    ),
  },
  {
    code: 'BPMN_TIMER',
    when: 'a duration is none',
    xml: sketch(waitFor(timer('timeDuration', 'foo'))),
    element: 'wait',
  },
  {
    code: 'BPMN_TIMER',
    when: 'nothing is given',
    xml: sketch(waitFor('<timerEventDefinition />')),
    element: 'wait',
  },
  {
    code: 'BPMN_TIMER',
    when: 'two are given',
    xml: sketch(
      waitFor(
        `<timerEventDefinition><timeDate xsi:type="tFormalExpression">=now()</timeDate><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>`,
      ),
    ),
    element: 'wait',
  },
  {
    code: 'BPMN_TIMER',
    when: 'an interrupting event repeats',
    xml: sketch(bordered([border('late', timer('timeCycle', 'R/PT1M'))])),
    element: 'late',
  },
  {
    code: 'BPMN_TIMER',
    when: 'a non-interrupting event repeats',
    xml: sketch(bordered([border('late', timer('timeCycle', 'R/PT1M'), ' cancelActivity="false"')])),
  },
  {
    code: 'BPMN_TIMER',
    when: 'a duration is FEEL',
    xml: sketch(waitFor(timer('timeDuration', '=patience'))),
  },
  {
    code: 'BPMN_ERROR_CODE',
    when: 'an end event throws none',
    xml: sketch(begin + node('endEvent', 'end', '<errorEventDefinition />') + path('begin > end')),
    element: 'end',
  },
  {
    code: 'BPMN_ERROR_CODE',
    when: 'a caught code is computed',
    xml: sketch(bordered([border('onBad', fails('bad'))]), error('bad', '=code')),
    element: 'onBad',
  },
  {
    code: 'BPMN_ERROR_CODE',
    when: 'any error is caught',
    xml: sketch(bordered([border('bad', '<errorEventDefinition />')])),
  },
  {
    code: 'BPMN_CATCH_DUPLICATE',
    when: 'two border events catch one error',
    xml: sketch(bordered([border('one', fails('bad')), border('two', fails('bad'))]), error('bad')),
    element: 'two',
  },
  {
    code: 'BPMN_CATCH_DUPLICATE',
    when: 'two event sub-processes do',
    xml: sketch(
      flowOf + eventSubProcess('one', fails('bad')) + eventSubProcess('two', fails('bad')),
      error('bad'),
    ),
    element: 'twoBegins',
  },
  {
    code: 'BPMN_CATCH_DUPLICATE',
    when: 'they catch different ones',
    xml: sketch(
      bordered([border('one', fails('bad')), border('two', fails('worse'))]),
      error('bad') + error('worse'),
    ),
  },
  {
    code: 'BPMN_EVENT_DEFINITION_REFERENCE',
    when: 'a definition inside another event is shared',
    xml: sketch(
      waitFor(minute.replace('<timerEventDefinition', '<timerEventDefinition id="one"')) +
        node('intermediateCatchEvent', 'again', '<eventDefinitionRef>one</eventDefinitionRef>') +
        path('begin > again > end'),
    ),
    element: 'again',
  },
  {
    code: 'BPMN_EVENT_DEFINITION_REFERENCE',
    when: 'a definition of the file is',
    xml: sketch(
      waitFor('<eventDefinitionRef>one</eventDefinitionRef>'),
      minute.replace('<timerEventDefinition', '<timerEventDefinition id="one"'),
    ),
  },
];
