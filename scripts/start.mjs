// Set-up, then a TypeScript file: `node scripts/start.mjs [--temporal] <file.ts> [args]`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, ensureTemporal } from './setup/index.mjs';
import { runEntry } from './setup/report.mjs';

const words = process.argv.slice(2);
const withTemporal = words[0] === '--temporal';
const [file, ...args] = withTemporal ? words.slice(1) : words;

await runEntry(async () => {
  if (file === undefined) {
    process.stderr.write('usage: node scripts/start.mjs [--temporal] <file.ts> [args]\n');
    process.exitCode = 2;
    return;
  }
  await ensureDependencies();
  // Children of the program find the server without looking again.
  if (withTemporal) process.env.MASCHINENRAUM_TEMPORAL = JSON.stringify(await ensureTemporal());
  const path = resolve(file);
  process.argv = [process.execPath, path, ...args];
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path).href);
});
