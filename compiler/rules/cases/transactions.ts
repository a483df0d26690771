import { around, node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const code = 'BPMN_TRANSACTION';
const cancel = '<cancelEventDefinition />';
const ending = (definition: string): string =>
  node('startEvent', 'first') + node('endEvent', 'last', definition) + path('first > last');
const left = (id: string): string =>
  node('boundaryEvent attachedToRef="trip"', id, cancel) +
  node('endEvent', `${id}End`) +
  path(`${id} > ${id}End`);
const trip = (inside: string, more = '', attributes = ''): string =>
  sketch(around('trip', node(`transaction${attributes}`, 'trip', inside)) + more);
const rescue = node(
  'subProcess triggeredByEvent="true"',
  'rescue',
  node('startEvent', 'failed', '<errorEventDefinition />') +
    node('endEvent', 'off', cancel) +
    path('failed > off'),
);

/** Transactions: what cancels them, and where the token goes then. */
export const transactionCases: readonly RuleCase[] = [
  { code, when: 'nothing says where to go on', xml: trip(ending(cancel)), element: 'last' },
  {
    code,
    when: 'nothing says where to go on from an event sub-process in it',
    xml: trip(ending('') + rescue),
    element: 'off',
  },
  {
    code,
    when: 'nothing cancels it',
    xml: trip(ending(''), left('off')),
    element: 'off',
    severity: 'warning',
  },
  {
    code,
    when: 'two events take the token',
    xml: trip(ending(cancel), left('off') + left('again')),
    element: 'again',
  },
  {
    code,
    when: 'it begins with an event',
    xml: sketch(
      around('step', node('task', 'step')) +
        node(
          'transaction triggeredByEvent="true"',
          'trip',
          node('startEvent', 'failed', '<errorEventDefinition />') +
            node('endEvent', 'over') +
            path('failed > over'),
        ),
    ),
    element: 'trip',
  },
  {
    code,
    when: 'it wants another method',
    xml: trip(ending(''), '', ' method="##Image"'),
    element: 'trip',
    severity: 'warning',
  },
  { code, when: 'it is cancelled and left by its event', xml: trip(ending(cancel), left('off')) },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'an event sub-process cancels its transaction',
    xml: trip(ending('') + rescue, left('gone')),
  },
  {
    code: 'BPMN_EVENT_POSITION',
    when: 'a sub-process is cancelled',
    xml: sketch(around('trip', node('subProcess', 'trip', ending(cancel)))),
    element: 'last',
  },
];
