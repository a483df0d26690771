// `npm run check`: format, lint, types, unused code, generated files fresh. All are run; any failure fails the whole.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './setup/index.mjs';
import { runEntry } from './setup/report.mjs';

/** @type {readonly { readonly what: string, readonly command: readonly string[] }[]} */
const checks = [
  { what: 'format', command: ['oxfmt', '--check'] },
  { what: 'lint', command: ['oxlint', '--max-warnings=0'] },
  { what: 'types', command: ['tsc', '-p', '.'] },
  { what: 'types of the page', command: ['tsc', '-p', 'web'] },
  { what: 'unused code', command: ['knip'] },
  { what: 'diagrams', command: ['tsx', 'compiler/lint/run.ts', 'definitions/*/*.bpmn'] },
  { what: 'registry of connectors', command: ['tsx', 'activities/kit/generate.ts', '--check'] },
  { what: 'table of contracts', command: ['tsx', 'test/contracts/coverage.ts', '--check'] },
  { what: 'stack', command: ['tsx', 'cli/bin.mjs', 'tools', '--check'] },
  { what: 'table of elements', command: ['tsx', 'test/elements/generate.ts', '--check'] },
  { what: 'compiled definitions', command: ['tsx', 'cli/bin.mjs', 'compile', '--check'] },
];

await runEntry(async () => {
  await ensureDependencies();
  const failed = [];
  for (const { what, command } of checks) {
    const began = performance.now();
    const ok = await run(command);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${what} (${seconds} s)\n`);
    if (!ok) failed.push(what);
  }
  if (failed.length > 0) process.stdout.write(`\nfailed: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
});

/**
 * Runs a tool of node_modules; what it says is shown only when it fails.
 * @param {readonly string[]} command
 * @returns {Promise<boolean>}
 */
async function run([tool = '', ...args]) {
  const child = spawn(process.execPath, [`node_modules/.bin/${tool}`, ...args]);
  /** @type {Buffer[]} */
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) process.stdout.write(Buffer.concat(said));
  return code === 0;
}
