import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBeside } from '../../compiler/check/open-beside.ts';
import { reachability } from '../../compiler/check/reachable.ts';
import type { PathEntry } from '../../engine/kernel/index.ts';
import type { Model } from '../../engine/model.ts';
import { modelOf } from '../../engine/testing/index.ts';
import { anyBlock } from './block.ts';
import { checkedBy } from './checked.ts';
import { Drawing } from './drawing.ts';
import { play } from './play.ts';

const RUNS = 500;

/** Elements of which the compiler says that the first cannot have run before the second is entered, though it had. */
function deniedOf(model: Model, path: readonly PathEntry[]): readonly string[] {
  const mayPrecede = reachability(model);
  const done = new Set<string>();
  return path.flatMap(({ element, event }) => {
    if (event === 'completed') done.add(element);
    const entered = model.elements[element];
    if (event !== 'entered' || entered === undefined) return [];
    const open = openBeside(entered, model)?.id;
    return [...done]
      .filter((one) => !mayPrecede(one, element, open))
      .map((one) => `${one} before ${element}`);
  });
}

test('any diagram, any answers: what has run before something may, to the compiler, too', () => {
  const seed = Number(process.env['RANDOM_SEED'] ?? Date.now() % 2 ** 31);
  console.info(`random models: ${RUNS}, RANDOM_SEED=${seed}`);
  const choices = fc.array(fc.nat(99), { maxLength: 60 });
  const property = fc.property(anyBlock(), choices, (block, chosen) => {
    const model = modelOf(Drawing.of().inside(block));
    const denied = deniedOf(model, play(model, chosen).path);
    if (denied.length > 0) throw new Error(denied.join(', '));
  });
  const { failure } = checkedBy(fc.check(property, { numRuns: RUNS, seed, includeErrorInReport: true }));
  expect(failure).toBeUndefined();
});
