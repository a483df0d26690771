import { complete, job } from './activity-cases.ts';
import { demo, formal, two, scope, type Nodes } from './draw.ts';
import type { ElementCase } from './element-case.ts';
import { roots } from './triggers.ts';

const message = (name: string): Nodes[string] => [
  'intermediateCatchEvent',
  `<messageEventDefinition messageRef="${name}" />`,
];
const both = (kind: string): Nodes => ({ fork: kind, join: kind });
const apart = ['begin > fork > one > join > end', 'fork > two > join'];
const timer: Nodes[string] = [
  'intermediateCatchEvent',
  `<timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition>`,
];

/** A process that an event-based gateway begins, and one that sends its messages. */
function begun(attributes: string, messages: readonly string[], flows: readonly string[], join: Nodes = {}) {
  const nodes = {
    ...join,
    fork: `eventBasedGateway instantiate="true" ${attributes}`.trim(),
    one: message('news'),
    two: message('reply'),
  };
  const tell = messages.map((name) => `<messageEventDefinition messageRef="${name}" />`).join('');
  const sender = scope(['press > tell'], { tell: ['endEvent', tell] });
  return {
    xml: two({ id: 'demo', content: scope(flows, nodes) }, { id: 'sender', content: sender }, roots),
    run: { process: 'sender' },
  };
}

/** Gateways. */
export const gatewayCases: readonly ElementCase[] = [
  {
    cell: 'exclusive gateway',
    xml: demo(
      [
        'begin > fork',
        'fork > much if spent > 10',
        'fork > little else',
        'much > join > end',
        'little > join',
      ],
      both('exclusiveGateway'),
    ),
    element: 'fork',
    happened: 'begin > fork > much > join > end',
    never: ['little'],
    run: { variables: { spent: 20 } },
  },
  {
    cell: 'exclusive gateway, default flow',
    xml: demo(['begin > fork', 'fork > much if spent > 10', 'fork > little else'], both('exclusiveGateway')),
    element: 'fork',
    happened: 'begin > fork > little',
    never: ['much'],
    run: { variables: { spent: 5 } },
  },
  {
    cell: 'parallel gateway',
    xml: demo(apart, both('parallelGateway')),
    element: 'fork',
    happened: 'begin > fork > one > two > join > end',
  },
  {
    cell: 'inclusive gateway',
    xml: demo(
      [
        'begin > fork',
        'fork > one if spent > 10',
        'fork > two if spent > 15',
        'fork > three else',
        'one > join > end',
        'two > join',
        'three > join',
      ],
      { ...both('inclusiveGateway'), two: ['serviceTask', job] },
    ),
    element: 'join',
    happened: 'begin > fork > one > two > join > end',
    never: ['three'],
    run: { variables: { spent: 20 }, script: complete },
  },
  {
    cell: 'complex gateway',
    xml: demo(['begin > fork > one > join > end', 'fork > two > join', 'fork > three > join'], {
      fork: 'parallelGateway',
      three: ['serviceTask', job],
      join: ['complexGateway', formal('activationCondition', '=activationCount >= 2')],
    }),
    element: 'join',
    happened: 'fork > one > two > join > end > three',
    run: { script: { jobs: { work: { after: 'PT1H', complete: {} } } } },
  },
  {
    cell: 'event-based gateway',
    xml: demo(
      ['begin > fork > one > answered', 'fork > two > expired'],
      { fork: 'eventBasedGateway', one: message('news'), two: timer },
      roots,
    ),
    element: 'fork',
    happened: 'begin > fork > two > expired',
    never: ['one', 'answered'],
  },
  {
    cell: 'event-based gateway, instantiating, exclusive',
    ...begun('', ['reply'], ['fork > one > answered', 'fork > two > expired']),
    element: 'fork',
    happened: 'fork > two > expired',
    never: ['one'],
  },
  {
    cell: 'event-based gateway, instantiating, parallel',
    ...begun(
      'eventGatewayType="Parallel"',
      ['reply', 'news'],
      ['fork > one > join > end', 'fork > two > join'],
      { join: 'parallelGateway' },
    ),
    element: 'fork',
    happened: 'fork > two > one > join > end',
  },
  {
    cell: 'event-based gateway, parallel, not instantiating',
    xml: demo(
      ['begin > fork > one > answered', 'fork > two > expired'],
      { fork: 'eventBasedGateway eventGatewayType="Parallel"', one: message('news'), two: timer },
      roots,
    ),
    element: 'fork',
  },
  {
    cell: 'conditional flow out of an activity',
    xml: demo(['begin > work', 'work > much if spent > 10', 'work > little else']),
    element: 'work',
    happened: 'begin > work > much',
    never: ['little'],
    run: { variables: { spent: 20 } },
  },
  {
    cell: 'several flows without a gateway',
    xml: demo(['begin > work > one', 'work > two']),
    element: 'work',
    happened: 'begin > work > one > two',
  },
];
