// `npm run mutations [-- --seed N --count N]`: mistakes by seed in the definitions, and which of them `compile` tells of. Prints the
// misses, then each kind; ends with `N caught, N missed`.
import { parseArgs } from 'node:util';
import { scoreOf } from './score.ts';
import { readSubjects } from './subject.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } } });
const [seed, count] = [Number(values.seed ?? 1), Number(values.count ?? 400)];
const { caught, missed } = await scoreOf(await readSubjects(), count, seed);
for (const { kind, what } of missed) console.log(`missed: ${kind}: ${what}`);
for (const [kind, number] of Object.entries(caught)) {
  console.log(`${kind}: ${number} caught, ${missed.filter((mutant) => mutant.kind === kind).length} missed`);
}
const total = Object.values(caught).reduce((sum, number) => sum + number, 0);
console.log(`seed ${seed}`);
console.log(`${total} caught, ${missed.length} missed`);
