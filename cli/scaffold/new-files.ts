import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../failure.ts';

/** Files by their path in the project: those that are new, and those that gain a line. */
export interface NewFiles {
  readonly created: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, string>>;
}

/** The folder of a project, absolute; throws CLI_NEW_UNFIT for any other. */
export function requireProject(folder: string): string {
  const parts = ['definitions', 'workflows/registered.ts', 'activities/connectors'];
  const missing = parts.find((part) => !existsSync(join(folder, part)));
  if (missing === undefined) return resolve(folder);
  throw new Failure(
    'CLI_NEW_UNFIT',
    `${folder} is not the folder of a project: it has no ${missing}`,
    'say where the project lies: --dir FOLDER',
  );
}

/** Writes all of them or, when one of the new ones is there already, none (CLI_NEW_EXISTS). Returns their paths. */
export function writeNew(project: string, { created, changed }: NewFiles): readonly string[] {
  const there = Object.keys(created).find((path) => existsSync(join(project, path)));
  if (there !== undefined) throw new Failure('CLI_NEW_EXISTS', `${there} is there already`);
  for (const [path, content] of Object.entries({ ...created, ...changed })) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  const paths = [...Object.keys(created), ...Object.keys(changed)];
  format(project, paths);
  return paths;
}

/** How long a line gets depends on the names in it. An installation for use alone has no formatter, and needs none. */
function format(project: string, paths: readonly string[]): void {
  const formatter = join(project, 'node_modules/oxfmt/bin/oxfmt');
  if (!existsSync(formatter)) return;
  execFileSync(process.execPath, [formatter, ...paths.filter((path) => /\.(ts|md)$/.test(path))], {
    cwd: project,
    stdio: 'pipe',
  });
}
