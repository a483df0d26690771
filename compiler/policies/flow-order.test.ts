import { expect, it } from 'vitest';
import { after, boundary, modelOf, sub, type Sketch } from '../../engine/testing/index.ts';
import { inFlowOrder } from './flow-order.ts';

const orderOf = (sketch: Sketch): readonly string[] => inFlowOrder(modelOf(sketch)).map(({ id }) => id);

it('is that of the flow, whatever that of the drawing', () => {
  expect(
    orderOf({ flows: ['join > end', 'one > join', 'two > join', 'begin > one', 'begin > two'] }),
  ).toEqual(['demo', 'begin', 'two', 'one', 'join', 'end', 'demo']);
});

it('comes into a loop where tokens do', () => {
  expect(orderOf({ flows: ['again > ask', 'ask > again', 'begin > ask > end'] })).toEqual([
    'demo',
    'begin',
    'ask',
    'end',
    'again',
    'demo',
  ]);
});

it('has containers before and behind what they hold, and boundary events behind their hosts', () => {
  const elements = { late: boundary('work', after('PT1H')), work: sub({ flows: ['in > out'] }) };
  expect(orderOf({ elements, flows: ['begin > work > end', 'late > told'] })).toEqual([
    'demo',
    'begin',
    'work',
    'in',
    'out',
    'work',
    'late',
    'told',
    'end',
    'demo',
  ]);
});

it('has what nothing begins', () => {
  expect(orderOf({ flows: ['begin > end', 'one > two', 'two > one'] })).toHaveLength(6);
});

it('goes along a very long way', () => {
  const { elements, flows } = modelOf({ flows: ['begin > step > end'] });
  const long = { id: 'demo', elements: { ...elements }, flows: { ...flows } };
  for (let step = 1; step < 20_000; step += 1) {
    const [incoming, outgoing] = [[`flow${step - 1}`], [`flow${step}`]];
    long.elements[`step${step}`] = { kind: 'task', id: `step${step}`, scope: 'demo', incoming, outgoing };
    long.flows[`flow${step}`] = { id: `flow${step}`, source: `step${step}`, target: `step${step + 1}` };
  }
  expect(inFlowOrder(long)).toHaveLength(20_004);
});
