#!/usr/bin/env node
// The `maschinenraum` command. Built-ins only until the dependencies are sure to be there; then the CLI, from its source.
import { setFlagsFromString } from 'node:v8';
import { ensureDependencies } from '../scripts/setup/dependencies.mjs';
import { runEntry } from '../scripts/setup/report.mjs';

// A compile is over in a second, and the V8 of Node 20 spends a third of it on optimising code: only what stays hot is worth that.
const brief = process.argv[2] === 'compile' && !process.argv.includes('--watch');
if (brief && process.versions.node.startsWith('20.')) {
  setFlagsFromString('--interrupt-budget=600000');
}

await runEntry(async () => {
  await ensureDependencies();
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('./main.ts');
  const code = await main(process.argv.slice(2));
  process.exitCode = code;
  // A definition may leave something running that would keep the process. What was written comes first.
  if (brief) process.stdout.write('', () => process.exit(code));
});
