import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The project as it was at one moment: what worker and API of `dev` run from while it is edited. */
export interface DevSnapshot {
  /** Its `maschinenraum` program. */
  readonly bin: string;
}

/** What does not compile: what the compiler says about it. */
export interface DevProblem {
  readonly problem: string;
}

const PARTS =
  'activities api audit cli compiler definitions engine scripts vault web worker workflows package.json package-lock.json tsconfig.json';

/**
 * Compiles the project and, if it is clean, takes the next snapshot of it into `folder`. A snapshot releases its models, to itself:
 * every model that was current in an earlier one is in all later ones, for cases that run on it.
 */
export async function takeSnapshot(project: string, folder: string): Promise<DevSnapshot | DevProblem> {
  const compiled = await runCompile(project, []);
  if (compiled !== undefined) return compiled;
  mkdirSync(folder, { recursive: true });
  const taken = snapshotsIn(folder);
  const previous = taken.at(-1) ?? 0;
  const next = join(folder, String(previous + 1));
  for (const part of PARTS.split(' ')) {
    cpSync(join(project, part), join(next, part), {
      recursive: true,
      filter: (path) => !/\.test\.\w+$|[\\/]histories$/.test(path),
    });
  }
  symlinkSync(join(project, 'node_modules'), join(next, 'node_modules'), 'junction');
  keepModels(join(folder, String(previous)), next);
  const released = await runCompile(next, ['--release']);
  if (released !== undefined) {
    rmSync(next, { recursive: true });
    return released;
  }
  // What ran until now still runs from the one before, until it has ended.
  for (const old of taken.slice(0, -1)) rmSync(join(folder, String(old)), { recursive: true });
  return { bin: join(next, 'cli/bin.mjs') };
}

function snapshotsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** The models of a snapshot, into the next one: a process that is gone has no use for its models. */
function keepModels(from: string, to: string): void {
  const definitions = join(from, 'definitions');
  if (!existsSync(definitions)) return;
  for (const id of readdirSync(definitions)) {
    const released = join(definitions, id, 'released');
    if (!existsSync(released) || !existsSync(join(to, 'definitions', id))) continue;
    cpSync(released, join(to, 'definitions', id, 'released'), { recursive: true });
  }
}

/** In a process of its own: this one cannot forget the modules that it has imported. */
async function runCompile(project: string, options: readonly string[]): Promise<DevProblem | undefined> {
  const child = spawn(process.execPath, [join(project, 'cli/bin.mjs'), 'compile', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const [code] = await once(child, 'close');
  return code === 0 ? undefined : { problem: said.trimEnd() };
}
