import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `tsc` says first of an error, and where. */
export interface TypeError {
  readonly file: string;
  readonly line: number;
  /** The message, of which the lines below the first say why. */
  readonly message: string;
}

/** What `tsc` says of sources by file name; from where they stand the repository is `../../`. */
export function typeErrors(sources: Readonly<Record<string, string>>): readonly TypeError[] {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'types-'));
  try {
    for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
    const config = { extends: '../../tsconfig.json', files: Object.keys(sources), include: [], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (stderr !== '') throw new Error(stderr);
    return stdout.split(/\n(?=\S)/).flatMap((text) => {
      const found = /^(?:.*\/)?([\w.-]+)\((\d+),\d+\): error (TS\d+: [^]*)$/.exec(text.trim());
      if (found === null) return text.trim() === '' ? [] : [{ file: '', line: 0, message: text }];
      const [, file = '', line = '', message = ''] = found;
      return [{ file, line: Number(line), message }];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
