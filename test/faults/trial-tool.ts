import type { Client } from '@temporalio/client';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import type { Connector } from '../../activities/kit/activities.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import { startSandbox, type RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { startMortalWorker, type MortalWorker } from './mortal-worker.ts';
import { FROZEN } from './worker-setting.ts';

/** One tool's sandbox with a worker that serves its actions, on a Temporal server. */
export interface TrialTool {
  readonly tool: string;
  readonly connector: Connector;
  readonly sandbox: RunningSandbox;
  readonly worker: MortalWorker;
  readonly client: Client;
  close(): Promise<void>;
}

export async function openTrialTool(
  tool: string,
  { client, address, bundle }: { readonly client: Client; readonly address: string; readonly bundle: string },
): Promise<TrialTool> {
  const sandbox = await startSandbox({
    sandboxes: { [tool]: sandboxes[tool as keyof typeof sandboxes] as Sandbox },
    now: () => new Date(FROZEN),
  });
  const worker = await startMortalWorker({
    kind: 'setting',
    address,
    namespace: 'default',
    tool,
    connection: sandbox.connections[tool],
    bundle,
  });
  return {
    tool,
    connector: connectors[tool as keyof typeof connectors] as Connector,
    sandbox,
    worker,
    client,
    async close() {
      await worker.stop();
      await sandbox.close();
    },
  };
}
