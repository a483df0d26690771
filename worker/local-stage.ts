import { readTemporalConfig } from '../api/temporal-connection.ts';
import { startTemporal } from '../scripts/setup/index.mjs';
import { openRehearsalStage, type RehearsalStage } from './rehearsal-stage.ts';
import { logFrom } from './runtime-log.ts';

/** A rehearsal stage on a Temporal server of its own, gone when it closes; on the one that TEMPORAL_ADDRESS names, where it is set. */
export async function openLocalStage(): Promise<RehearsalStage> {
  logFrom('ERROR');
  const server = await startTemporal({ synchronous: 'NORMAL' });
  try {
    const ours = { connection: { address: server.address }, namespace: 'default' };
    const stage = await openRehearsalStage(server.pid === undefined ? readTemporalConfig(process.env) : ours);
    return {
      run: stage.run,
      async close() {
        await stage.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
