import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../../cli/cli-trial.ts';

const bin = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url));

/** What a command may use; a file of the largest size that is read needs less than half. */
const HEAP_MB = 400;
const TIME_MS = 60_000;

/** Runs a command in a process of its own that is ended when it takes too much memory or time: its exit code is 1 or 2 only if it ends by itself. */
export function confined(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = {
      env: { ...process.env, ...env },
      timeout: TIME_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8',
    } as const;
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, bin, ...args],
      options,
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
