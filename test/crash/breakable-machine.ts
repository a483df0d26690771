import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import { startSandbox, type RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { websiteState } from '../../cli/demo/campaign.ts';
import { startTemporal } from '../../scripts/setup/index.mjs';
import { startTrialMachine, type TrialMachine } from '../campaign/trial-machine.ts';

export type Part = 'worker' | 'temporal' | 'sandbox';

/** A machine whose parts can be broken: each comes back at the same address, with what it had written down. */
export interface BreakableMachine extends TrialMachine {
  /** What the tools hold. */
  sandboxState(): RunningSandbox['state'];
  /** How often the tools have been asked to do something since the start. */
  writes(): number;
  /** kill -9 of processes, then another one in their place. */
  break(parts: readonly Part[]): Promise<void>;
}

export async function startBreakableMachine(): Promise<BreakableMachine> {
  const trial = await startTrialMachine();
  const { machine, state } = trial;
  let { temporal, sandbox } = machine;
  answerSlowly(sandbox);
  let writtenBefore = 0;
  const restart = {
    worker: () => machine.restartWorker(),
    async temporal() {
      const port = Number(new URL(`grpc://${machine.temporal.address}`).port);
      temporal = await startTemporal({ dbFile: state.temporal, synchronous: 'NORMAL', port });
    },
    async sandbox() {
      const { port, mailPort = 0 } = sandbox;
      sandbox = await startSandbox({ sandboxes, file: state.sandbox, port, mailPort, state: websiteState });
      answerSlowly(sandbox);
    },
  } satisfies Record<Part, () => Promise<void>>;
  const end = {
    worker: () => machine.worker.kill(),
    temporal: () => temporal.kill(),
    async sandbox() {
      writtenBefore += writesIn(sandbox);
      await sandbox.close();
    },
  } satisfies Record<Part, () => Promise<void>>;
  return {
    ...trial,
    sandboxState: () => sandbox.state,
    writes: () => writtenBefore + writesIn(sandbox),
    async break(parts) {
      await Promise.all(parts.map((part) => end[part]()));
      // The worker wants a server when it starts.
      for (const part of ['temporal', 'sandbox', 'worker'] as const)
        if (parts.includes(part)) await restart[part]();
    },
    async stop() {
      await trial.stop();
      await sandbox.close();
      await temporal.stop();
    },
  };
}

/** Between doing the work and saying so, as long as a vendor takes: where a crash hurts most. */
const ANSWER_DELAY = 40;

function answerSlowly(sandbox: RunningSandbox): void {
  for (const tool of Object.keys(sandboxes)) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      sandbox.failNext({ tool, match: { method }, fault: { answerDelayMs: ANSWER_DELAY, times: 100_000 } });
  }
}

function writesIn({ requests }: RunningSandbox): number {
  return requests.filter(({ method }) => method !== 'GET').length;
}
