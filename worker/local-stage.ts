import { startTemporal } from '../scripts/setup/index.mjs';
import { openRehearsalStage, type RehearsalStage } from './rehearsal-stage.ts';
import { logFrom } from './runtime-log.ts';

/** A rehearsal stage on a Temporal server of its own, gone when it closes; on the one that TEMPORAL_ADDRESS names, where it is set. */
export async function openLocalStage(): Promise<RehearsalStage> {
  logFrom('ERROR');
  const server = await startTemporal({ synchronous: 'NORMAL' });
  try {
    const stage = await openRehearsalStage(server.address, process.env['TEMPORAL_NAMESPACE'] ?? 'default');
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
