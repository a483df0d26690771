import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { connectTemporal, readTemporalConfig } from '../../api/index.ts';
import { websiteState } from '../../cli/demo/campaign.ts';
import { startMachine, type Machine, type MachineOptions } from '../../cli/machine/start-machine.ts';
import { stateFiles, type StateFiles } from '../../worker/state-files.ts';

/** Everything there is, as `maschinenraum dev` runs it, in a folder of its own that is gone at the end. */
export interface TrialMachine {
  readonly machine: Machine;
  readonly client: Client;
  readonly state: StateFiles;
  stop(): Promise<void>;
}

export async function startTrialMachine(
  options: Pick<MachineOptions, 'dynamicConfig'> = {},
): Promise<TrialMachine> {
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-trial-'));
  const state = stateFiles({ MASCHINENRAUM_STATE: directory });
  const machine = await startMachine({
    env: process.env,
    state,
    synchronous: 'NORMAL',
    sandboxState: websiteState,
    ...options,
  });
  const client = await connectTemporal(readTemporalConfig(machine.env));
  return {
    machine,
    client,
    state,
    async stop() {
      await client.connection.close();
      await machine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
