import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Death, WorkerSetting } from './worker-setting.ts';

const entry = fileURLToPath(new URL('worker.ts', import.meta.url));

/** A worker of one tool; when it died, another one takes its place. */
export interface MortalWorker {
  /** Lets it die at a moment of the next case; without one takes back an order that did not come to pass. */
  dieAt(death: Death | undefined): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a worker and resolves once it serves its queues. */
export async function startMortalWorker(setting: WorkerSetting): Promise<MortalWorker> {
  let stopping = false;
  let living = born();
  await living;
  return {
    async dieAt(death) {
      (await living).send(death ?? { kind: 'live' });
    },
    async kill() {
      (await living).kill('SIGKILL');
    },
    async stop() {
      stopping = true;
      const child = await living;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };

  async function born(): Promise<ChildProcess> {
    const child = fork(entry, {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (!stopping) living = born();
    });
    child.send(setting);
    await once(child, 'message');
    return child;
  }
}
