import { extensions, node } from '../../compiler/testing/sketch.ts';
import { job } from './activity-cases.ts';
import { demo, formal } from './draw.ts';
import type { ElementCase } from './element-case.ts';
import { roots } from './triggers.ts';

const done = { jobs: { work: { complete: {} } } };
const work = (loop: string): readonly [string, string] => ['serviceTask', job + loop];
const many = (attributes: string, content: string): string =>
  node(`multiInstanceLoopCharacteristics ${attributes}`.trim(), 'many', content);
const three = formal('loopCardinality', '3');
const repeated = (attributes: string, content: string): string =>
  node(`standardLoopCharacteristics ${attributes}`.trim(), 'again', content);

/** A multi-instance activity whose instances throw events; what is caught on its border. */
function behaviour(attributes: string, content: string): string {
  return demo(
    ['begin > work > end', 'told > heard'],
    {
      work: work(many(attributes, three + content)),
      told: [
        'boundaryEvent cancelActivity="false" attachedToRef="work"',
        '<signalEventDefinition signalRef="alarm" />',
      ],
    },
    `${roots}<signalEventDefinition id="thrown" signalRef="alarm" />`,
  );
}

/** How activities are repeated, in detail. */
export const repetitionCases: readonly ElementCase[] = [
  {
    cell: 'standard loop, tested before',
    xml: demo(['begin > work > end'], {
      work: work(repeated('testBefore="true"', formal('loopCondition', '=false'))),
    }),
    element: 'work',
    happened: 'begin > end',
  },
  {
    cell: 'standard loop, maximum',
    xml: demo(['begin > work > end'], { work: work(repeated('loopMaximum="2"', '')) }),
    element: 'work',
    happened: 'begin > work > work > end',
    run: { script: done },
  },
  {
    cell: 'standard loop that nothing ends',
    xml: demo(['begin > work > end'], { work: work(repeated('', '')) }),
    element: 'work',
  },
  {
    cell: 'multi-instance over a collection',
    xml: demo(['begin > work > end'], {
      work: [
        'scriptTask',
        extensions('script expression="=2 * item" resultVariable="twice"') +
          many(
            '',
            extensions(
              'loopCharacteristics inputCollection="=[1, 2]" inputElement="item" outputCollection="all" outputElement="=twice"',
            ),
          ),
      ],
    }),
    element: 'work',
    happened: 'begin > work > work > end',
    data: { all: [2, 4] },
  },
  {
    cell: 'multi-instance, completion condition',
    xml: demo(['begin > work > end'], {
      work: work(
        many('isSequential="true"', three + formal('completionCondition', '=numberOfCompletedInstances = 2')),
      ),
    }),
    element: 'work',
    happened: 'begin > work > work > end',
    run: { script: done },
  },
  {
    cell: 'multi-instance, behavior All',
    xml: behaviour('behavior="All"', ''),
    element: 'work',
    happened: 'begin > work > work > work > end',
    never: ['told'],
    run: { script: done },
  },
  {
    cell: 'multi-instance, behavior None',
    xml: behaviour('behavior="None" noneBehaviorEventRef="thrown"', ''),
    element: 'told',
    happened: 'told > told > told > end',
    run: { script: done },
  },
  {
    cell: 'multi-instance, behavior One',
    xml: behaviour('behavior="One" oneBehaviorEventRef="thrown"', ''),
    element: 'told',
    happened: 'told > end',
    run: { script: done },
  },
  {
    cell: 'multi-instance, behavior Complex',
    xml: behaviour(
      'behavior="Complex"',
      node(
        'complexBehaviorDefinition',
        'rule',
        `${formal('condition', '=numberOfCompletedInstances = 2')}<event id="throws"><signalEventDefinition id="told-all" signalRef="alarm" /></event>`,
      ),
    ),
    element: 'told',
    happened: 'told > end',
    run: { script: done },
  },
  {
    cell: 'start quantity and completion quantity',
    xml: demo(['begin > one > two > end'], {
      one: 'task completionQuantity="2"',
      two: 'task startQuantity="2"',
    }),
    element: 'two',
    happened: 'begin > one > two > end',
  },
];
