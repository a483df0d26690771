import { extensions, file, node } from '../../compiler/testing/sketch.ts';
import { job } from './activity-cases.ts';
import { demo, formal, scope, type Nodes } from './draw.ts';
import type { ElementCase } from './element-case.ts';
import { undoable } from './positions.ts';
import { roots } from './triggers.ts';

const cancel = '<cancelEventDefinition />';
const begins = (...ids: readonly string[]): string =>
  extensions(`adHoc activeElementsCollection="=[${ids.map((id) => `&quot;${id}&quot;`).join(', ')}]"`);
const slow: Nodes = { one: ['serviceTask', job], two: ['serviceTask', job] };
const hours = {
  script: { jobs: { one: { after: 'PT2H', complete: {} }, two: { after: 'PT1H', complete: {} } } },
};
const adHoc = (attributes: string, content: string, nodes: Nodes = slow): string =>
  demo(['begin > any > end'], { any: [`adHocSubProcess ${attributes}`.trim(), content + scope([], nodes)] });
const enough = formal('completionCondition', '=true');

/** Processes, and what holds others. */
export const scopeCases: readonly ElementCase[] = [
  {
    cell: 'process',
    xml: demo(['begin > work > end']),
    element: 'demo',
    happened: 'begin > work > end > demo',
  },
  {
    cell: 'process without start event',
    xml: demo(['one > two'], { one: 'task', two: 'task' }),
    element: 'demo',
    happened: 'one > two > demo',
  },
  {
    cell: 'process that is not executable',
    xml: demo(['begin > end']).replace('isExecutable="true"', 'isExecutable="false"'),
    element: 'demo',
  },
  {
    cell: 'sub-process without start event',
    xml: demo(['begin > work > end'], { work: ['subProcess', node('task', 'one')] }),
    element: 'work',
    happened: 'begin > one > work > end',
  },
  {
    cell: 'start event with a trigger in a sub-process',
    xml: demo(
      ['begin > work > end'],
      {
        work: [
          'subProcess',
          scope(['event > last'], { event: ['startEvent', '<messageEventDefinition messageRef="news" />'] }),
        ],
      },
      roots,
    ),
    element: 'event',
  },
  {
    cell: 'event sub-process',
    xml: demo(['begin > work > end'], {
      work: ['serviceTask', job],
      react: [
        'subProcess triggeredByEvent="true"',
        scope(['late > remind > reminded'], {
          late: [
            'startEvent isInterrupting="false"',
            `<timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition>`,
          ],
        }),
      ],
    }),
    element: 'react',
    happened: 'begin > late > remind > reminded > react > work > end',
    run: { script: { jobs: { work: { after: 'PT2H', complete: {} } } } },
  },
  {
    cell: 'transaction, cancelled',
    xml: demo(['begin > work > end', 'cancelled > told'], {
      work: ['transaction', scope(['first > book > stop'], { ...undoable, stop: ['endEvent', cancel] })],
      cancelled: ['boundaryEvent attachedToRef="work"', cancel],
    }),
    element: 'work',
    happened: 'begin > first > book > undo > cancelled > told',
    never: ['work', 'end'],
  },
  {
    cell: 'ad-hoc sub-process, parallel',
    xml: adHoc('ordering="Parallel"', begins('one', 'two')),
    element: 'any',
    happened: 'begin > two > one > any > end',
    run: hours,
  },
  {
    cell: 'ad-hoc sub-process, sequential',
    xml: adHoc('ordering="Sequential"', begins('one', 'two')),
    element: 'any',
    happened: 'begin > one > two > any > end',
    run: hours,
  },
  {
    cell: 'ad-hoc sub-process, completion condition',
    xml: adHoc('', begins('one', 'two') + enough),
    element: 'any',
    happened: 'begin > two > any > end',
    never: ['one'],
    run: hours,
  },
  {
    cell: 'ad-hoc sub-process, what is active is waited for',
    xml: adHoc('cancelRemainingInstances="false"', begins('one', 'two') + enough),
    element: 'any',
    happened: 'begin > two > one > any > end',
    run: hours,
  },
  {
    cell: 'ad-hoc sub-process, people choose',
    xml: adHoc('', '', { one: 'task', two: 'task' }),
    element: 'any',
    happened: 'begin > two > any > end',
    never: ['one'],
    run: { script: { events: [{ after: 'PT1H', activate: ['two'], within: 'any', by: 'ada' }] } },
  },
  {
    cell: 'ad-hoc sub-process that a job worker leads',
    xml: adHoc('', job),
    element: 'any',
  },
  {
    cell: 'pools and message flows',
    xml: file(
      '<collaboration id="together"><participant id="buyer" processRef="demo" /><participant id="seller" processRef="other" />' +
        '<messageFlow id="order" sourceRef="ask" targetRef="asked" /><messageFlow id="offer" sourceRef="tell" targetRef="told" /></collaboration>' +
        node(
          'process isExecutable="true"',
          'demo',
          scope(['begin > ask > told > end'], {
            ask: ['intermediateThrowEvent', '<messageEventDefinition />'],
            told: ['intermediateCatchEvent', '<messageEventDefinition />'],
          }),
        ) +
        node(
          'process isExecutable="true"',
          'other',
          scope(['asked > weigh > tell'], {
            asked: ['startEvent', '<messageEventDefinition />'],
            tell: ['endEvent', '<messageEventDefinition />'],
          }),
        ),
    ),
    element: 'told',
    happened: 'begin > ask > told > end',
  },
  {
    cell: 'user task in a lane',
    xml: demo(['begin > work > end'], {
      lanes: [
        'laneSet',
        node(
          'lane name="Legal"',
          'legal',
          ['begin', 'work', 'end'].map((id) => `<flowNodeRef>${id}</flowNodeRef>`).join(''),
        ),
      ],
      work: ['userTask', extensions('userTask')],
    }),
    element: 'work',
    happened: 'begin > work > end',
    run: { script: { tasks: { work: { by: 'ada', result: {} } } } },
  },
];
