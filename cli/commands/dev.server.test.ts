import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { processFiles } from '../scaffold/process-files.ts';
import { writeNew } from '../scaffold/new-files.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const PARTS =
  'activities api audit cli compiler definitions engine scripts server vault web worker workflows package.json package-lock.json tsconfig.json';
const project = mkdtempSync(join(tmpdir(), 'dev-'));
const drawing = join(project, 'definitions/fair-stand/fair-stand.bpmn');
let dev: ChildProcess;
let said = '';
let env: NodeJS.ProcessEnv;

/** Resolves as soon as `dev` has said it. */
async function hears(words: RegExp): Promise<void> {
  while (!words.test(said)) await once(dev.stderr ?? dev, 'data');
  said = said.replace(words, '');
}

async function cli(...words: readonly string[]): Promise<unknown> {
  const out = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [join(repository, 'cli/bin.mjs'), ...words, '--json'],
      { env },
      (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
    );
  });
  return JSON.parse(out);
}

beforeAll(async () => {
  for (const part of PARTS.split(' ')) {
    cpSync(join(repository, part), join(project, part), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
  }
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  writeNew(project, processFiles(project, { id: 'fair-stand', owner: 'ops' }));
  dev = spawn(process.execPath, [join(project, 'cli/bin.mjs'), 'dev', '--no-ports', '--json'], {
    env: { ...process.env, MASCHINENRAUM_STATE: join(project, '.maschinenraum') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  dev.stderr?.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  let printed = '';
  for await (const chunk of dev.stdout ?? []) {
    printed += String(chunk);
    if (printed.endsWith('}\n')) break;
  }
  if (printed === '') throw new Error(`dev said no addresses, but: ${said}`);
  const { page, key } = JSON.parse(printed) as { readonly page: string; readonly key: string };
  env = { ...process.env, MASCHINENRAUM_API: page, MASCHINENRAUM_API_KEY: key };
}, 240_000);
afterAll(async () => {
  const ended = once(dev, 'exit');
  dev.kill('SIGTERM');
  await ended;
  rmSync(project, { recursive: true, force: true });
}, 60_000);

const start = (caseId: string): Promise<unknown> =>
  cli('start', 'fair-stand', '--variables', '{"subject": "A stand", "author": "anna"}', '--case-id', caseId);

/** Approves what a case asks for, and waits for its end; the last element of its path is said. */
async function approve(caseId: string): Promise<string> {
  let task: number | undefined;
  while (task === undefined) {
    const { items } = (await cli('tasks')) as { items: readonly { caseId: string; task: number }[] };
    task = items.find((one) => one.caseId === caseId)?.task;
  }
  await cli('complete', caseId, String(task), '--result', '{"decision": "approve"}');
  for (;;) {
    const path = JSON.stringify(await cli('show', caseId, '--path'));
    const [end] = /"(approved|granted)"/.exec(path) ?? [];
    if (end !== undefined) return end;
  }
}

test('definitions are reloaded; running cases stay on their model', async () => {
  await start('older');
  const original = readFileSync(drawing, 'utf8');
  writeFileSync(drawing, original.replace('sourceRef="asked"', 'sourceRef="askd"'));
  await hears(/error [A-Z_]+[^]*it goes on as before/);
  writeFileSync(drawing, original.replaceAll(/\bapproved\b/g, 'granted'));
  await hears(/reloaded: new cases begin/);
  await start('newer');
  expect(await approve('older')).toBe('"approved"');
  expect(await approve('newer')).toBe('"granted"');
}, 240_000);
