import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { actionDescriptors } from '../activities/connectors/actions.gen.ts';
import { connectors } from '../activities/connectors/index.gen.ts';
import { createActivities, type ActivityLog } from '../activities/kit/activities.ts';
import { connectionsFromEnvironment } from '../activities/kit/connections.ts';
import { refreshedConnections } from '../activities/kit/refreshed-connections.ts';
import { connectTemporal, messagePublisher, readTemporalConfig, signalBroadcaster } from '../api/index.ts';
import { registeredDefinitions } from '../api/registered-definitions.ts';
import { openRefreshTokens, openVault } from '../vault/index.ts';
import { startEmitter, type Emitter } from './open-lineage/emitter.ts';
import { targetFrom } from './open-lineage/target.ts';
import { watchPath, type LineageSteps } from './open-lineage/watch-path.ts';
import type { StateFiles } from './state-files.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import { CASE_QUEUE, startWorkers, type RunningWorkers } from './start-workers.ts';
import { BROADCAST_SIGNAL, PUBLISH_MESSAGE } from '../workflows/activity-options.ts';

export interface WorkerSetting {
  /** Temporal's standard client configuration, the tools' connections, the vault's master key. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly state: StateFiles;
  readonly log?: ActivityLog;
  /** What steps read and write; asked for where MASCHINENRAUM_OPENLINEAGE says that runs are told. */
  readonly lineage?: () => Promise<LineageSteps>;
}

/** Starts what a worker process is: the cases of every registered process, and the actions of every tool. */
export async function serveWorker({ env, state, log, lineage }: WorkerSetting): Promise<RunningWorkers> {
  const temporal = readTemporalConfig(env);
  const emitter = emitterFrom(env, log);
  const client = await connectTemporal(temporal);
  const operator = await Connection.connect(temporal.connection);
  await ensureSearchAttributes(operator, temporal.namespace).finally(() => operator.close());
  const masterKey = state.masterKey(env);
  const vault = openVault({ file: state.vault, masterKey });
  const refreshTokens = openRefreshTokens({ file: state.refreshTokens, masterKey });
  const connection = await NativeConnection.connect(temporal.connection);
  const sending = { client, definitions: registeredDefinitions(), taskQueue: CASE_QUEUE };
  const workers = await startWorkers({
    connection,
    namespace: temporal.namespace,
    actions: actionDescriptors,
    ...(emitter === undefined
      ? {}
      : { sinks: watchPath((await lineage?.()) ?? new Map(), (event) => emitter.emit(event)) }),
    rateLimits: env['MASCHINENRAUM_RATE_LIMITS'] !== 'off',
    activities: {
      ...createActivities({
        connectors,
        connections: refreshedConnections(connectionsFromEnvironment(env), refreshTokens, (connection) =>
          log?.warn('a new refresh token could not be kept', { connection }),
        ),
        personalData: vault,
        ...(log === undefined ? {} : { log }),
      }),
      [PUBLISH_MESSAGE]: messagePublisher(sending),
      [BROADCAST_SIGNAL]: signalBroadcaster(sending),
    },
  });
  const close = async (): Promise<void> => {
    await emitter?.close();
    await connection.close();
    await client.connection.close();
    refreshTokens.close();
    vault.close();
  };
  return {
    done: workers.done.finally(close),
    stop: workers.stop,
  };
}

/** OpenLineage is told where the environment names a place; OPENLINEAGE_TARGET_INVALID where that is none. */
function emitterFrom(env: WorkerSetting['env'], log: WorkerSetting['log']): Emitter | undefined {
  const place = env['MASCHINENRAUM_OPENLINEAGE'];
  if (place === undefined || place === '') return undefined;
  const target = targetFrom(place, env['MASCHINENRAUM_OPENLINEAGE_KEY']);
  return startEmitter({ target, ...(log === undefined ? {} : { log }) });
}
