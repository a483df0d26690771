import { expect, test } from 'vitest';
import { compileSketch, node, path, sketch } from '../testing/sketch.ts';
import { settled } from './settled.ts';

const names = Array.from({ length: 200 }, (_, index) => `step${String(index)}`);
const chain = path(['begin', ...names, 'end'].join(' > '));
const ends = node('startEvent', 'begin') + node('endEvent', 'end');

test.each([
  ['as they follow one another', names],
  ['in the opposite order', names.toReversed()],
])('elements %s are looked at a few times each', async (_order, ordered) => {
  const drawn = ordered.map((name) => node('task', name)).join('');
  const { models } = await compileSketch(sketch(ends + drawn + chain));
  const { elements = {}, flows = {} } = models[0] ?? {};
  let looks = 0;
  const distance = settled<number | undefined>(
    Object.values(elements),
    ({ incoming }, at) => {
      looks += 1;
      const [way] = incoming;
      const before = way === undefined ? 0 : at(flows[way]?.source)?.behind;
      return { before, behind: before === undefined ? undefined : before + 1 };
    },
    (one, other) => one === other,
  );
  expect(distance('end')).toEqual({ before: 201, behind: 202 });
  expect(looks).toBeLessThan(5 * names.length);
});
