// `npm test`: set-up, then vitest with the arguments given.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureDependencies, ensureTemporal } from './setup/index.mjs';
import { runEntry } from './setup/report.mjs';

await runEntry(async () => {
  await ensureDependencies();
  const temporal = await ensureTemporal();
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, MASCHINENRAUM_TEMPORAL: JSON.stringify(temporal) },
  });
  // The terminal sends Ctrl-C to both; vitest decides when it is done.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});
