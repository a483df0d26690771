import { relative } from 'node:path';
import { definitionIds } from '../compiler/definitions.ts';
import { formatDiagnostic } from '../compiler/diagnostics.ts';
import { reloadModules } from '../compiler/reload/reload-modules.ts';
import { watchDefinitions } from '../compiler/watch-definitions.ts';
import { note, print } from './output.ts';
import { projectFolder } from './project.ts';
import { processNamed, unknownProcess } from './unknown-process.ts';
import { untilStopped } from './until-stopped.ts';

/** `compile --watch`: compiles what changes until it is stopped. */
export async function watchProcesses(targets: readonly string[], json: boolean): Promise<void> {
  const processes = targets.map(processNamed);
  const known = definitionIds(projectFolder);
  const unknown = processes.find((process) => !known.includes(process));
  if (unknown !== undefined) throw unknownProcess(unknown, 'is no process', known);
  reloadModules();
  const stopped = untilStopped();
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
  });
  await stopped;
  await stop();
}

function namesOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'the policies' : ids.length > 3 ? `${ids.length} definitions` : ids.join(', ');
}

function countOf(findings: number): string {
  return findings === 0 ? 'nothing to say' : `${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}
