import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from '../../activities/sandbox/start-sandbox.ts';
import { serveRegisteredApi, type RegisteredApi } from '../../api/serve-registered-api.ts';
import { startTemporal, type RunningTemporal, type StartOptions } from '../../scripts/setup/index.mjs';
import { webPlugin } from '../../web/static.ts';
import type { StateFiles } from '../../worker/state-files.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface MachineOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly state: StateFiles;
  /** Free ones where absent. */
  readonly ports?: {
    readonly temporal?: number;
    readonly ui?: number;
    readonly api?: number;
    readonly sandbox?: number;
  };
  /** FULL for what people keep, NORMAL for what may be lost with the power. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** What the sandboxes hold at first. */
  readonly sandboxState?: SandboxOptions['state'];
  /** Settings of Temporal on top of ours. */
  readonly dynamicConfig?: StartOptions['dynamicConfig'];
}

/** Everything on one machine: Temporal, the sandboxes of all tools, a worker in its own process, the API with the page. */
export interface Machine {
  readonly temporal: RunningTemporal;
  readonly sandbox: RunningSandbox;
  readonly api: RegisteredApi;
  /** Shared secret of the webhook source `landing-page`. */
  readonly webhookSecret: string;
  /** Environment in which the parts run: other processes join with it. */
  readonly env: NodeJS.ProcessEnv;
  worker: WorkerProcess;
  /** Starts another worker process in place of one that ended. */
  restartWorker(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { state, ports = {} } = options;
  const temporal = await startTemporal({
    dbFile: state.temporal,
    synchronous: options.synchronous,
    uiPort: ports.ui ?? 0,
    ...(ports.temporal === undefined ? {} : { port: ports.temporal }),
    ...(options.dynamicConfig === undefined ? {} : { dynamicConfig: options.dynamicConfig }),
  });
  const sandbox = await startSandbox({
    sandboxes,
    file: state.sandbox,
    ...(ports.sandbox === undefined ? {} : { port: ports.sandbox }),
    ...(options.sandboxState === undefined ? {} : { state: options.sandboxState }),
  });
  // Connections hold secrets, if only those of sandboxes: nobody else may read them.
  writeFileSync(state.connections, JSON.stringify(sandbox.connections), { mode: 0o600 });
  const webhookSecret = randomBytes(32).toString('base64url');
  const env: NodeJS.ProcessEnv = {
    ...options.env,
    TEMPORAL_ADDRESS: temporal.address,
    MASCHINENRAUM_STATE: state.directory,
    MASCHINENRAUM_CONNECTIONS: state.connections,
    MASCHINENRAUM_RATE_LIMITS: 'off',
    MASCHINENRAUM_WEBHOOK_LANDING_PAGE: JSON.stringify({
      secrets: [webhookSecret],
      message: 'leadArrived',
      process: 'lead-handover',
    }),
  };
  const worker = await startWorkerProcess(env);
  const api = await serveRegisteredApi(env, state, {
    page: webPlugin,
    log: { write: (line) => appendFileSync(state.apiLog, line) },
    ...(ports.api === undefined ? {} : { port: ports.api }),
  });
  const machine: Machine = {
    temporal,
    sandbox,
    api,
    webhookSecret,
    env,
    worker,
    async restartWorker() {
      machine.worker = await startWorkerProcess(env);
    },
    async stop() {
      await api.close();
      await machine.worker.stop();
      await sandbox.close();
      await temporal.stop();
    },
  };
  return machine;
}
