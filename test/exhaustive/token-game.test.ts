import { expect, test } from 'vitest';
import { modelOf, job, or, and, xor } from '../../engine/testing/index.ts';
import { explore } from './explore.ts';
import { blocksOf, isSound, type SmallBlock } from './small-block.ts';
import { smallGraph } from './small-graph.ts';
import { smallModel } from './small-model.ts';
import { hasWaitlessLoop } from './waitless-loop.ts';

/** Of the larger sizes only one block in `every` is drawn; with begin and end event the largest have eight nodes. */
const sizes = [
  { size: 1, every: 1 },
  { size: 2, every: 1 },
  { size: 3, every: 1 },
  { size: 4, every: 1 },
  { size: 5, every: 17 },
  { size: 6, every: 131 },
] as const;

test.each(sizes)(
  'blocks of $size nodes: in every order of events the engine does what the specification says',
  ({ size, every }) => {
    const faults = blocksOf(size)
      .filter((_, index) => index % every === 0)
      .flatMap(faultOf);
    expect(faults).toEqual([]);
  },
);

function faultOf(block: SmallBlock): readonly string[] {
  const model = smallModel(block);
  if (hasWaitlessLoop(model)) return [];
  const { fault, stuck } = explore(model);
  if (fault !== undefined) return [`${JSON.stringify(block)}: ${fault}`];
  return isSound(block) && stuck.length > 0 ? [`${JSON.stringify(block)}: stuck after ${stuck[0]}`] : [];
}

test('graphs of eight nodes, connected in any way: in every order of events the engine does what the specification says', () => {
  const seeds = Array.from({ length: 320 }, (_, index) => index + 1);
  const faults = seeds.flatMap((seed) => {
    const model = smallGraph(seed);
    const { fault } = hasWaitlessLoop(model) ? {} : explore(model);
    return fault === undefined ? [] : [`seed ${seed}: ${fault}`];
  });
  expect(faults).toEqual([]);
});

test('two joins that wait for one another are stuck in the specification too', () => {
  const model = modelOf({
    elements: { split: and, one: or, two: or, x: xor, y: xor, work: job() },
    flows: [
      'begin > work > split > one > x > end if pick != 0',
      'split > two > y > over if pick != 0',
      'x > two else',
      'y > one else',
    ],
  });
  const { fault, stuck } = explore(model);
  expect(fault).toBeUndefined();
  expect(stuck[0]).toBe('start 0, work done 0');
});
