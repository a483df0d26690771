import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { definitionIds } from '../compiler/definitions.ts';
import { figuresOf } from './statistics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const SAVES = 16;

/**
 * `compile --watch` in a copy of the project: a task of each diagram gets another name, is given it back, and so on. Milliseconds
 * from the save until the watch has told what came of it, generated files written.
 */
export async function benchWatch(): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'maschinenraum-bench-'));
  for (const name of readdirSync(root).filter((name) => !/^(\.|node_modules$)/.test(name)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const watching = spawn(process.execPath, [join(folder, 'cli/bin.mjs'), 'compile', '--watch', '--json'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const told = createInterface({ input: watching.stdout })[Symbol.asyncIterator]();
  await told.next();
  const samples = new Map<string, number[]>(definitionIds(folder).map((id) => [id, []]));
  for (let save = 0; save < SAVES; save += 1) {
    for (const [id, took] of samples) {
      const diagram = join(folder, 'definitions', id, `${id}.bpmn`);
      const renamed = otherName(readFileSync(diagram, 'utf8'));
      writeFileSync(`${diagram}~`, renamed);
      const began = performance.now();
      renameSync(`${diagram}~`, diagram);
      const { value } = await told.next();
      took.push(performance.now() - began);
      const { compiled, diagnostics } = JSON.parse(String(value)) as Record<string, readonly unknown[]>;
      if (compiled?.join() !== id || diagnostics?.length !== 0) throw new Error(`${id}: ${String(value)}`);
      // An author takes longer; what the round left to do is not part of the next one.
      await pause(100);
    }
  }
  watching.kill();
  rmSync(folder, { recursive: true });
  return Object.fromEntries([...samples].map(([id, took]) => [id, figuresOf(took)]));
}

/** The diagram with another name for its first task, or with the one that it had. */
function otherName(diagram: string): string {
  return diagram.replace(
    /(<bpmn:(?:userTask|callActivity)\s[^>]*name=")([^"]*)"/,
    (_all, before: string, name: string) =>
      `${before}${name.endsWith(', too') ? name.slice(0, -', too'.length) : `${name}, too`}"`,
  );
}
