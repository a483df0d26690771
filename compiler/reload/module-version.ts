import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a module was when it was looked at. */
interface Seen {
  readonly changed: number;
  readonly imports: readonly string[];
}

const seen = new Map<string, Seen>();
const IMPORT = /^(?:import|export)\s[^'";]*?from\s+['"](\.[^'"]+)['"]|^import\s+['"](\.[^'"]+)['"]/gm;

let deep = false;

/** From now on a module counts as changed when one that it imports has changed. Costs a look at each of them. */
export function versionByImports(): void {
  deep = true;
}

/** The version of a module: what has to be imported anew has another. */
export function versionOf(file: string): string {
  if (!deep) return String(changedAt(file));
  const times = [...modulesBehind(file)].sort().map((one) => `${one} ${changedAt(one)}`);
  return createHash('sha256').update(times.join('\n')).digest('hex').slice(0, 16);
}

/** A module with all that it imports by a relative path, and what those import. */
export function modulesBehind(file: string): ReadonlySet<string> {
  const found = new Set([file]);
  for (const one of found) for (const imported of look(one)?.imports ?? []) found.add(imported);
  return found;
}

function look(file: string): Seen | undefined {
  const changed = changedAt(file);
  const known = seen.get(file);
  if (changed === 0 || known?.changed === changed) return known;
  const imports = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, from, alone]) =>
    join(dirname(file), from ?? alone ?? ''),
  );
  const now = { changed, imports };
  seen.set(file, now);
  return now;
}

/** 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
