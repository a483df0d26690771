import { around, extensions, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const job = extensions('taskDefinition type="job"');
const association = '<association id="undoes" sourceRef="mark" targetRef="undo" />';
const mark = node('boundaryEvent attachedToRef="book"', 'mark', '<compensateEventDefinition />');
const book = node('serviceTask', 'book', job);
const undo = node('serviceTask isForCompensation="true"', 'undo', job);
const undoable = book + mark + undo + association;
const throwing = (attributes = ''): string =>
  `${node('endEvent', 'end', `<compensateEventDefinition${attributes} />`)}${node('startEvent', 'begin')}${path('begin > book > end')}`;
const flow = around('step', node('task', 'step'));
const undoing = (id: string): string =>
  node(
    'subProcess triggeredByEvent="true"',
    id,
    node('startEvent', `${id}Asked`, '<compensateEventDefinition />') +
      node('endEvent', `${id}Done`) +
      path(`${id}Asked > ${id}Done`),
  );
const code = 'BPMN_COMPENSATION';

/** Compensation: events, handlers and what throws it. */
export const compensationCases: readonly RuleCase[] = [
  { code, when: 'nothing undoes', xml: sketch(around('book', book + mark)), element: 'mark' },
  {
    code,
    when: 'the handler is not marked',
    xml: sketch(around('book', book + mark + undo.replace(' isForCompensation="true"', '') + association)),
    element: 'mark',
  },
  {
    code,
    when: 'a flow leads to the handler',
    xml: sketch(around('book', undoable) + path('begin > undo')),
    element: 'undo',
  },
  {
    code,
    when: 'nothing calls the handler',
    xml: sketch(around('book', book + undo)),
    element: 'undo',
    severity: 'warning',
  },
  {
    code,
    when: 'what is thrown for has no handler',
    xml: sketch(book + throwing(' activityRef="book"')),
    element: 'end',
  },
  {
    code,
    when: 'an end event does not wait for it',
    xml: sketch(undoable + throwing(' waitForCompletion="false"')),
    element: 'end',
  },
  {
    code,
    when: 'an event that leads on does not wait for it',
    xml: sketch(
      undoable +
        around(
          'back',
          node('intermediateThrowEvent', 'back', '<compensateEventDefinition waitForCompletion="false" />'),
        ),
    ),
  },
  {
    code,
    when: 'two event sub-processes undo the same sub-process',
    xml: sketch(around('trip', node('subProcess', 'trip', `${flow}${undoing('one')}${undoing('two')}`))),
    element: 'two',
  },
  {
    code,
    when: 'a sub-process is undone from its border and by an event sub-process',
    xml: sketch(
      around('book', node('subProcess', 'book', `${flow}${undoing('one')}`)) + mark + undo + association,
    ),
    element: 'one',
  },
  {
    code,
    when: 'an event sub-process undoes the process',
    xml: sketch(flow + undoing('one')),
    element: 'one',
    severity: 'warning',
  },
  {
    code,
    when: 'an event sub-process undoes its sub-process',
    xml: sketch(around('trip', node('subProcess', 'trip', `${flow}${undoing('one')}`))),
  },
  {
    code,
    when: 'the activity lies in another scope',
    xml: sketch(
      node('subProcess', 'trip', node('startEvent', 'first') + undoable + path('first > book')) +
        node('startEvent', 'begin') +
        node('endEvent', 'end', '<compensateEventDefinition activityRef="book" />') +
        path('begin > trip > end'),
    ),
    element: 'end',
  },
  { code, when: 'all is there', xml: sketch(undoable + throwing(' activityRef="book"')) },
  { code, when: 'the whole scope is undone', xml: sketch(undoable + throwing()) },
  {
    code,
    when: 'an event sub-process undoes what lies around it',
    xml: sketch(
      undoable +
        node('startEvent', 'begin') +
        node('endEvent', 'end') +
        path('begin > book > end') +
        node(
          'subProcess triggeredByEvent="true"',
          'rescue',
          node('startEvent', 'failed', '<errorEventDefinition />') +
            node('endEvent', 'undone', '<compensateEventDefinition activityRef="book" />') +
            path('failed > undone'),
        ),
    ),
  },
];
