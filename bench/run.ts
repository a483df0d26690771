import { benchKernel } from './kernel.ts';
import { benchTemporal } from './temporal.ts';

// `npm run bench`: every figure of DESIGN.md, 10, that this machine can show. Tables on stderr while it runs, JSON last on stdout.
const report = { kernel: benchKernel(), temporal: await benchTemporal() };
console.log(JSON.stringify(report, null, 2));
