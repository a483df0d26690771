import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand } from './command.mjs';
import { freePort } from './free-port.mjs';
import { isServing } from './grpc-health.mjs';
import { cliArguments, serverArguments } from './server-command.mjs';
import { SetupError } from './setup-error.mjs';
import { ensureTemporal } from './temporal.mjs';

const patienceMs = 60_000;
const pollMs = 25;
const stopMs = 15_000;
const tailLines = 30;
/** As long as our own server keeps ended cases; the CLI's own default is a day. */
const retention = '87600h';

/** @typedef {import('./index.d.mts').StartOptions} StartOptions */
/** @typedef {import('./index.d.mts').RunningTemporal} RunningTemporal */
/** @typedef {Exclude<import('./index.d.mts').TemporalSource, { kind: 'address' }>} Program */

/**
 * Starts a Temporal server and returns once it serves. With TEMPORAL_ADDRESS it is that server, and stopping it does
 * nothing. Rejects with SETUP_TEMPORAL_START and the end of the server's log.
 * @param {StartOptions} [options]
 * @returns {Promise<RunningTemporal>}
 */
export async function startTemporal(options = {}) {
  const source = options.source ?? (await ensureTemporal());
  if (source.kind === 'address') {
    return { address: source.address, pid: undefined, stop: async () => {}, kill: async () => {} };
  }
  const { dbFile, synchronous = 'FULL', dynamicConfig = {}, log } = options;
  const port = options.port || (source.kind === 'cli' ? await freePort() : 0);
  const uiPort = options.uiPort === 0 ? await freePort() : options.uiPort;
  const settings = { port, uiPort, dbFile, synchronous, dynamicConfig };
  const args = source.kind === 'cli' ? cliArguments(settings) : serverArguments(settings);
  const server = launch(source.command, args, log);
  try {
    const address = source.kind === 'cli' ? await cliReady(server, source, port) : await serverReady(server);
    const uiAddress = uiPort === undefined ? {} : { uiAddress: `http://127.0.0.1:${uiPort}` };
    return {
      address,
      ...uiAddress,
      pid: server.child.pid,
      stop: () => end(server, 'SIGTERM'),
      kill: () => end(server, 'SIGKILL'),
    };
  } catch (error) {
    await end(server, 'SIGKILL');
    throw new SetupError(
      'SETUP_TEMPORAL_START',
      `The Temporal server did not start: ${error instanceof Error ? error.message : error}\n${server.tail.join('\n')}`.trimEnd(),
      'If the port is taken choose another; if the database file is damaged or from a newer server, move it away; then try again.',
    );
  }
}

/**
 * @typedef {object} Launched
 * @property {import('node:child_process').ChildProcess} child
 * @property {string[]} tail
 * @property {Promise<string>} firstLine of standard output
 * @property {Promise<string>} ended says how
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {((line: string) => void) | undefined} log
 * @returns {Launched}
 */
function launch(command, args, log) {
  // A group of its own: Ctrl-C must reach the workers first. Standard input stays open as long as this process lives.
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  // It may end before this process does.
  child.stdin.on('error', () => {});
  /** @type {string[]} */
  const tail = [];
  const keep = (/** @type {string} */ line) => {
    tail.push(line);
    if (tail.length > tailLines) tail.shift();
    log?.(line);
  };
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => keep(line));
  createInterface({ input: child.stderr }).on('line', keep);
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  const orphaned = () => void child.kill('SIGTERM');
  process.once('exit', orphaned);
  void ended.then(() => process.removeListener('exit', orphaned));
  const firstLine = once(output, 'line').then(([line]) => String(line));
  return { child, tail, firstLine, ended };
}

/** @param {Launched} server */
async function serverReady({ firstLine, ended }) {
  const abort = new AbortController();
  const line = await Promise.race([firstLine, died(ended), tooLate(abort.signal)]).finally(() =>
    abort.abort(),
  );
  return String(JSON.parse(line).address);
}

/**
 * @param {Launched} server
 * @param {Program} source
 * @param {number} port
 */
async function cliReady({ ended }, source, port) {
  const address = `127.0.0.1:${port}`;
  const abort = new AbortController();
  const answered = async () => {
    while (!abort.signal.aborted && !(await isServing(address))) await pause(pollMs);
  };
  await Promise.race([answered(), died(ended), tooLate(abort.signal)]).finally(() => abort.abort());
  const update = [
    'operator',
    'namespace',
    'update',
    '--namespace',
    'default',
    '--retention',
    retention,
    '--address',
    address,
  ];
  const { ok, tail } = await runCommand(source.command, update);
  if (!ok) throw new Error(`its namespace cannot be set to keep ended cases: ${tail}`);
  return address;
}

/**
 * @param {Promise<string>} ended
 * @returns {Promise<never>}
 */
async function died(ended) {
  throw new Error(`it ${await ended}`);
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
async function tooLate(signal) {
  await pause(patienceMs, undefined, { signal });
  throw new Error(`it did not serve within ${patienceMs / 1000} s`);
}

/**
 * @param {Launched} server
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
async function end({ child, ended }, signal) {
  child.kill(signal);
  const abort = new AbortController();
  const force = pause(stopMs, undefined, { signal: abort.signal }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  await ended;
  abort.abort();
  await force;
}
