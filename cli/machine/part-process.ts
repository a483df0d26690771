import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A part of the machine in a process of its own: it can be ended like one, or killed like one. */
export interface PartProcess {
  readonly pid: number;
  /** What it said once it was ready. */
  readonly ready: string;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

export interface PartSetting {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The program that it runs; another copy of the project's perhaps. */
  readonly bin?: string | undefined;
  /** Gets what it writes to standard error. */
  readonly log?: (chunk: Buffer) => void;
}

const ownBin = fileURLToPath(new URL('../bin.mjs', import.meta.url));

/** Starts a part and returns once it says that it is ready; when it ends before, an error quotes the last that it complained of. */
export async function startPart({ args, env, bin = ownBin, log }: PartSetting): Promise<PartProcess> {
  const child = spawn(process.execPath, [bin, ...args], {
    env,
    // Over the channel it hears when this process is gone, and ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcessByStdio<null, Readable, Readable>;
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
    log?.(chunk);
  });
  const ready = once(createInterface({ input: child.stdout }), 'line');
  const gone = once(child, 'exit').then(([code]): never => {
    throw new Error(`the ${args[0]} ended with code ${String(code)}:\n${complaint}`);
  });
  const [line] = await Promise.race([ready, gone]);
  const ended = gone.catch(() => undefined);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    ready: String(line),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
