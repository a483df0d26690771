// `npm run random [runs] [seed]`: random diagrams with random answers. Ends with `N passed, N failed`.
import fc from 'fast-check';
import { checkRandom } from './check-random.ts';

const [runs = 10_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
console.log(`random models: ${runs}, seed ${seed}`);
const report = checkRandom(runs, seed);
// The first failure ends the run: it is shrunk to the smallest model and answers that still fail.
if (report.failed) console.log(fc.defaultReportMessage(report));
console.log(`${report.failed ? report.numRuns - 1 : report.numRuns} passed, ${report.failed ? 1 : 0} failed`);
process.exitCode = report.failed ? 1 : 0;
