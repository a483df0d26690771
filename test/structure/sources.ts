import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of our own, by its path from the root with forward slashes. */
export interface Source {
  readonly path: string;
  readonly name: string;
  /** Top-level folder. */
  readonly top: string;
  readonly kind: 'code' | 'test' | 'generated';
}

const NOT_OURS = new Set(['node_modules', 'dist', 'histories', 'released', 'coverage']);

/** Names of the files in a folder, without their ending; empty if there is no such folder. */
export function stems(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

/** Every TypeScript and JavaScript file of the repository. */
export function allSources(folder = root): readonly Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly Source[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || NOT_OURS.has(entry.name) ? [] : allSources(path);
    }
    return /\.(ts|tsx|mts|mjs|js)$/.test(entry.name) ? [sourceOf(relative(root, path), entry.name)] : [];
  });
}

export function textOf(source: Source): string {
  return readFileSync(join(root, source.path), 'utf8');
}

/** An import of another file of ours. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/gm;

export function importsOf(source: Source): readonly Import[] {
  return [...textOf(source).matchAll(IMPORT)].map(([, type, stated, dynamic]) => ({
    from: source.path,
    to: slashed(join(dirname(source.path), stated ?? dynamic ?? '')),
    typeOnly: type !== undefined,
  }));
}

function sourceOf(path: string, name: string): Source {
  const folders = slashed(path).split('/');
  const test =
    /\.test\.|\.test-d\./.test(name) || folders.some((folder) => /^(test|testing|trial)$/.test(folder));
  return {
    path: slashed(path),
    name,
    top: folders[0] ?? '',
    kind: name.includes('.gen.') ? 'generated' : test || name.includes('-trial') ? 'test' : 'code',
  };
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
