#!/usr/bin/env node
// The `maschinenraum` command. Built-ins only until the dependencies are sure to be there; then the CLI, from its source.
import { ensureDependencies } from '../scripts/setup/dependencies.mjs';
import { runEntry } from '../scripts/setup/report.mjs';

await runEntry(async () => {
  await ensureDependencies();
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
});
