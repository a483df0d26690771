import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitionIds } from '../compiler/definitions.ts';
import { formatDiagnostic } from '../compiler/diagnostics.ts';
import { watchDefinitions } from '../compiler/watch-definitions.ts';
import { note, print } from './output.ts';
import { projectFolder } from './project.ts';
import { unknownProcess } from './unknown-process.ts';
import { untilStopped } from './until-stopped.ts';

/** A process cannot forget a module that it imported: with this exit code it asks for another in its place. */
const AGAIN = 75;
const bin = fileURLToPath(new URL('bin.mjs', import.meta.url));

/** `compile --watch`: compiles what changes until it is stopped, in a process of its own that can be replaced. */
export async function watchProcesses(processes: readonly string[], json: boolean): Promise<void> {
  const known = definitionIds(projectFolder);
  const unknown = processes.find((process) => !known.includes(process));
  if (unknown !== undefined) throw unknownProcess(unknown, 'is no process', known);
  if (process.send !== undefined) return await watchHere(processes, json);
  const start = (): ChildProcess =>
    fork(bin, ['compile', '--watch', ...(json ? ['--json'] : []), ...processes]);
  let child = start();
  void untilStopped().then(() => child.kill('SIGTERM'));
  for (;;) {
    const [code] = await once(child, 'exit');
    if (code !== AGAIN) return;
    child = start();
  }
}

async function watchHere(processes: readonly string[], json: boolean): Promise<void> {
  const stop = await watchDefinitions({
    root: projectFolder,
    only: processes.length === 0 ? undefined : processes,
    now: () => performance.now(),
    beginning: (ids) => note(`compiling ${namesOf(ids)}`),
    compiled: ({ compiled, milliseconds, diagnostics, written }) => {
      const paths = written.map((path) => relative(projectFolder, path).replaceAll('\\', '/'));
      const ms = Math.round(milliseconds);
      if (json) print(JSON.stringify({ compiled, ms, diagnostics, written: paths }));
      else {
        for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic));
        for (const path of paths) note(`wrote ${path}`);
      }
      note(`compiled ${namesOf(compiled)} in ${ms} ms, ${countOf(diagnostics.length)}`);
    },
    shared: (name) => {
      note(`definitions/${name} changed: all again`);
      process.exit(AGAIN);
    },
  });
  // Whoever started it is gone.
  const left = once(process, 'disconnect');
  await Promise.race([untilStopped(), left]);
  await stop();
  process.disconnect?.();
}

function namesOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'the registry' : ids.length > 3 ? `${ids.length} definitions` : ids.join(', ');
}

function countOf(findings: number): string {
  return findings === 0 ? 'nothing to say' : `${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}
