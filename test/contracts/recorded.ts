import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Basis } from './contract.ts';

/** By action: the operations that it was seen to call, and what each is held against. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, Basis>>>>;

/** Where test/contracts/witness.ts leaves what it saw, a file for each process. */
export const RECORD_FOLDER = 'MASCHINENRAUM_RECORD_OPERATIONS';

/** One thing that the witness saw, a line of its file. */
export interface Sighting {
  readonly action: string;
  readonly operation: string;
  readonly basis: Basis;
}

/** What was written down before. */
export function readRecorded(file: string): Recorded {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : {};
}

/** Runs the tests of all connectors, and gives what their actions asked for; throws where one fails. */
export function record(root: string): Recorded {
  const folder = mkdtempSync(join(tmpdir(), 'maschinenraum-operations-'));
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const tests = ['activities/connectors', 'test/connectors.contract.test.ts'];
    const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests, '--reporter=dot'], {
      cwd: root,
      env: { ...process.env, [RECORD_FOLDER]: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0)
      throw new Error('a test of the connectors fails: see npx vitest run activities/connectors');
    return gathered(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function gathered(folder: string): Recorded {
  const lines = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').trim().split('\n'),
  );
  const found: Record<string, Record<string, Basis>> = {};
  for (const line of [...new Set(lines)].sort()) {
    const { action, operation, basis } = JSON.parse(line) as Sighting;
    (found[action] ??= {})[operation] = basis;
  }
  return found;
}
