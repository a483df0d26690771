import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A worker in a process of its own: it can be ended like one, or killed like one. */
export interface WorkerProcess {
  readonly pid: number;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const ownBin = fileURLToPath(new URL('../bin.mjs', import.meta.url));

/**
 * Starts a worker and returns once it serves its queues; what it says on standard error is kept for when it fails.
 * @param bin the program that it runs, of another copy of the project perhaps
 */
export async function startWorkerProcess(env: NodeJS.ProcessEnv, bin = ownBin): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [bin, 'worker', '--log-level', 'ERROR'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ready = once(createInterface({ input: child.stdout }), 'line');
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the worker ended with code ${String(code)}:\n${complaints.join('').slice(-4000)}`);
  });
  await Promise.race([ready, gone]);
  gone.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
