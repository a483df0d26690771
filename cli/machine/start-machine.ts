import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import {
  startSandbox,
  type RunningSandbox,
  type SandboxOptions,
} from '../../activities/sandbox/start-sandbox.ts';
import { openApiKeys } from '../../api/index.ts';
import { serveRegisteredApi, type RegisteredApi } from '../../api/serve-registered-api.ts';
import { startTemporal, type RunningTemporal, type StartOptions } from '../../scripts/setup/index.mjs';
import { webPlugin } from '../../web/static.ts';
import type { StateFiles } from '../../worker/state-files.ts';
import { startPart, type PartProcess } from './part-process.ts';

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
  /** Program that worker and API run, each in a process of its own; without it the API runs in this one. */
  readonly bin?: string;
  /** Settings of Temporal on top of ours. */
  readonly dynamicConfig?: StartOptions['dynamicConfig'];
}

/** Everything on one machine: Temporal, the sandboxes of all tools, a worker in its own process, the API with the page. */
export interface Machine {
  readonly temporal: RunningTemporal;
  readonly sandbox: RunningSandbox;
  readonly api: Pick<RegisteredApi, 'url' | 'keys'>;
  /** Shared secret of the webhook source `landing-page`. */
  readonly webhookSecret: string;
  /** Environment in which the parts run: other processes join with it. */
  readonly env: NodeJS.ProcessEnv;
  worker: PartProcess;
  /** Starts another worker process in place of one that ended. */
  restartWorker(): Promise<void>;
  /** Another worker and another API of this program in place of those that run; these end what they are doing first. */
  runFrom(bin: string): Promise<void>;
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
  const worker = await startWorker(env, options.bin);
  const api = await startApi(env, options);
  const machine: Machine = {
    temporal,
    sandbox,
    api,
    webhookSecret,
    env,
    worker,
    async restartWorker() {
      machine.worker = await startWorker(env);
    },
    async runFrom(bin) {
      // The new one first: there is always somebody who takes up the cases.
      const newer = await startWorker(env, bin);
      const older = machine.worker;
      machine.worker = newer;
      await Promise.all([older.stop(), api.runFrom(bin)]);
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

const startWorker = (env: NodeJS.ProcessEnv, bin?: string): Promise<PartProcess> =>
  startPart({ args: ['worker', '--log-level', 'ERROR'], env, bin });

interface MachineApi extends RegisteredApi {
  runFrom(bin: string): Promise<void>;
}

async function startApi(
  env: NodeJS.ProcessEnv,
  { state, ports = {}, bin }: MachineOptions,
): Promise<MachineApi> {
  if (bin !== undefined) return await startApiBeside(env, state, bin, ports.api ?? 0);
  const api = await serveRegisteredApi(env, state, {
    page: webPlugin,
    log: { write: (line) => appendFileSync(state.apiLog, line) },
    ...(ports.api === undefined ? {} : { port: ports.api }),
  });
  return {
    ...api,
    runFrom: () => Promise.reject(new Error('an API in this process runs what this process runs')),
  };
}

async function startApiBeside(
  env: NodeJS.ProcessEnv,
  state: StateFiles,
  bin: string,
  port: number,
): Promise<MachineApi> {
  const log = (chunk: Buffer): void => appendFileSync(state.apiLog, chunk);
  const start = (from: string, at: number): Promise<PartProcess> =>
    startPart({ args: ['api', '--port', String(at)], env, bin: from, log });
  let running = await start(bin, port);
  const url = running.ready.replace(/^API ready at /, '');
  const keys = openApiKeys({ file: state.keys });
  return {
    url,
    keys,
    async runFrom(other) {
      await running.stop();
      running = await start(other, Number(new URL(url).port));
    },
    async close() {
      await running.stop();
      keys.close();
    },
  };
}
