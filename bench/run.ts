import { logFrom } from '../worker/runtime-log.ts';
import { benchConnectors } from './connectors.ts';
import { benchKernel } from './kernel.ts';
import { benchLeads } from './leads.ts';
import { benchReplay } from './replay.ts';
import { benchSandbox } from './sandbox.ts';
import { benchService } from './service.ts';
import { benchTemporal } from './temporal.ts';
import { benchBundle, benchCompile, benchCompileOf5000, benchRehearsal } from './tools.ts';
import { benchWatch } from './watch.ts';

/** Every figure of DESIGN.md, 10, that this machine can show; milliseconds where nothing else is said. */
const benches: Readonly<Record<string, () => unknown>> = {
  kernel: benchKernel,
  compile: benchCompile,
  compileOf5000: benchCompileOf5000,
  watch: benchWatch,
  bundle: benchBundle,
  replay: benchReplay,
  rehearsalOf18Days: benchRehearsal,
  service: benchService,
  temporal: benchTemporal,
  connectors: benchConnectors,
  sandbox: benchSandbox,
  leads: benchLeads,
};

// `npm run bench [-- NAME ...]`: what runs is said on stderr, the figures are JSON on stdout, last.
logFrom('ERROR');
const wanted = process.argv.slice(2);
const report: Record<string, unknown> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} ...\n`);
  report[name] = await bench();
}
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
process.exit();
