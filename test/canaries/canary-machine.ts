import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { SMTPServer } from 'smtp-server';
import { sandboxes } from '../../activities/connectors/sandboxes.gen.ts';
import { variableOf } from '../../activities/kit/connections.ts';
import type { Sandbox } from '../../activities/sandbox/define-sandbox.ts';
import { startSandbox, type RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { connectTemporal, readTemporalConfig } from '../../api/index.ts';
import { serveRegisteredApi, type RegisteredApi } from '../../api/serve-registered-api.ts';
import { startTemporal, type RunningTemporal } from '../../scripts/setup/index.mjs';
import { stateFiles, type StateFiles } from '../../worker/state-files.ts';
import type { Canaries } from './canary.ts';
import {
  canaryConnection,
  canaryKey,
  toolsWithCredentials,
  type CanaryConnection,
} from './canary-connections.ts';
import { modes, startEchoFront, type EchoFront } from './echo-front.ts';

/** Ways to fail that may differ by how the worker signed in. */
const MODES_OF_SIGN_IN = ['works', '401', '400', 'nonsense', 'redirect'] as const;

/** Everything there is, with a canary for every secret, and a worker process that tells all it does. */
export interface CanaryMachine {
  readonly connections: readonly CanaryConnection[];
  readonly sandbox: RunningSandbox;
  readonly front: EchoFront;
  readonly api: RegisteredApi;
  readonly client: Client;
  readonly temporal: RunningTemporal;
  readonly state: StateFiles;
  readonly env: NodeJS.ProcessEnv;
  /** Secret of the landing page's webhook. */
  readonly webhookSecret: string;
  /** What worker and API have said. */
  readonly logs: readonly string[];
  stop(): Promise<void>;
}

export async function startCanaryMachine(canaries: Canaries): Promise<CanaryMachine> {
  const root = mkdtempSync(join(tmpdir(), 'maschinenraum-canaries-'));
  const state = stateFiles({ MASCHINENRAUM_STATE: join(root, 'state') });
  const logs: string[] = [];
  const temporal = await startTemporal({ dbFile: state.temporal, synchronous: 'NORMAL' });
  const password = canaries.make('email token');
  const email: Sandbox = {
    ...sandboxes.email,
    connection: { ...sandboxes.email.connection, token: password },
  };
  const sandbox = await startSandbox({ sandboxes: { ...sandboxes, email }, file: state.sandbox });
  const front = await startEchoFront(sandbox.url, canaries);
  const refusing = await refusingMail();
  const refused = { ...email.connection, baseUrl: `smtp://127.0.0.1:${refusing.port}` };
  const connections = allConnections(front, canaries);
  const webhookSecret = canaries.make('secret of the landing page');
  const env = {
    ...process.env,
    ...sourcesOf(root, connections, { email: sandbox.connections['email'], 'email-refused': refused }),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_CONFIG_FILE: join(root, 'no-profiles.toml'),
    MASCHINENRAUM_STATE: state.directory,
    MASCHINENRAUM_RATE_LIMITS: 'off',
    MASCHINENRAUM_WEBHOOK_LANDING_PAGE: JSON.stringify({
      secrets: [webhookSecret],
      message: 'leadArrived',
      process: 'lead-handover',
    }),
  };
  const worker = await startLoudWorker(env, logs);
  const api = await serveRegisteredApi(env, state, { log: { write: (line) => void logs.push(line) } });
  const client = await connectTemporal(readTemporalConfig(env));
  return {
    connections,
    sandbox,
    front,
    api,
    client,
    temporal,
    state,
    env,
    webhookSecret,
    logs,
    async stop() {
      await api.close();
      await client.connection.close();
      if (worker.exitCode === null && worker.signalCode === null) {
        const exited = once(worker, 'exit');
        worker.kill('SIGKILL');
        await exited;
      }
      await refusing.close();
      await front.close();
      await sandbox.close();
      await temporal.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** For each tool its usual connection, and one for each way to sign in and each way to fail. */
function allConnections(front: EchoFront, canaries: Canaries): readonly CanaryConnection[] {
  const privateKey = canaryKey(canaries);
  return toolsWithCredentials.flatMap((tool) => {
    const make = (grant: (typeof tool.auth.grants)[number], mode: CanaryConnection['mode']) =>
      canaryConnection({ tool, mode, grant, front, privateKey }, canaries);
    const others = tool.auth.grants.filter((grant) => grant !== 'token');
    return [
      make('token', 'switched'),
      ...modes.map((mode) => make('token', mode)),
      ...others.flatMap((grant) => MODES_OF_SIGN_IN.map((mode) => make(grant, mode))),
    ];
  });
}

/** Usual ones in variables, other tokens in a folder, the rest by a command that shows them to everybody on standard error. */
function sourcesOf(
  root: string,
  connections: readonly CanaryConnection[],
  mail: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const folder = join(root, 'connections');
  const store = join(root, 'store');
  for (const made of [folder, store]) mkdirSync(made);
  const script = join(root, 'store.sh');
  writeFileSync(script, 'cat "$1" >&2; cat "$1"\n');
  const keep = (place: string, id: string, connection: unknown) =>
    writeFileSync(join(place, `${id}.json`), JSON.stringify(connection), { mode: 0o600 });
  const variables: Record<string, string> = {};
  for (const { id, mode, connection } of connections) {
    if (mode === 'switched') variables[variableOf(id)] = JSON.stringify(connection);
    else keep(connection.token === undefined ? store : folder, id, connection);
  }
  for (const [id, connection] of Object.entries(mail)) keep(folder, id, connection);
  // What is broken is told of, too.
  const canary = connections[0]?.connection.token ?? '';
  writeFileSync(join(folder, 'broken.json'), `{"token":"${canary}"`, { mode: 0o600 });
  keep(folder, 'strange', { token: canary, [canary]: canary });
  return {
    ...variables,
    MASCHINENRAUM_CONNECTIONS: folder,
    MASCHINENRAUM_CONNECTION_COMMAND: JSON.stringify(['sh', script, join(store, '{id}.json')]),
  };
}

/** A mail server that says a password aloud when it refuses it. */
async function refusingMail(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      done(Object.assign(new Error(`${username} is not let in with ${password}`), { responseCode: 535 }));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const bin = fileURLToPath(new URL('../../cli/bin.mjs', import.meta.url));

/** A worker in a process of its own that logs at DEBUG. */
async function startLoudWorker(env: NodeJS.ProcessEnv, logs: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bin, 'worker', '--log-level', 'DEBUG'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk: Buffer) => logs.push(chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => logs.push(chunk.toString()));
  const ready = once(createInterface({ input: child.stdout }), 'line');
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the worker ended with ${String(code)}: ${logs.join('').slice(-4000)}`);
  });
  await Promise.race([ready, gone]);
  gone.catch(() => undefined);
  return child;
}
