import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from './cache-directory.mjs';
import { findCached, putCached, serverVersionOf } from './cached-binary.mjs';
import { archiveName, downloadCli } from './cli-download.mjs';
import { findOnPath } from './command.mjs';
import { buildServer, findGo, sourceKey } from './go-build.mjs';
import { withLock } from './lock.mjs';
import { createProgress } from './progress.mjs';
import { SetupError } from './setup-error.mjs';
import { temporalCli, temporalServerVersion } from './versions.mjs';
import { isAtLeast } from './version-order.mjs';

const extension = process.platform === 'win32' ? '.exe' : '';
const serverSource = fileURLToPath(new URL('../../server', import.meta.url));

/** @typedef {import('./index.d.mts').TemporalSource} TemporalSource */
/** @typedef {import('./cached-binary.mjs').CachedBinary} CachedBinary */

/**
 * @typedef {object} Surroundings what set-up looks at; tests put their own here
 * @property {NodeJS.ProcessEnv} [env]
 * @property {import('./progress.mjs').Progress} [progress]
 * @property {import('./cli-download.mjs').Release} [release]
 * @property {string} [source] the Go module
 */

/**
 * A Temporal server to use: TEMPORAL_ADDRESS, else a new enough CLI of the user's, else the cache, else the official
 * download, else a build from server/. Rejects with SETUP_TEMPORAL, which lists what was tried.
 * @param {Surroundings} [surroundings]
 * @returns {Promise<TemporalSource>}
 */
export async function ensureTemporal({
  env = process.env,
  progress = createProgress(),
  release = temporalCli,
  source = serverSource,
} = {}) {
  const handed = handedDown(env);
  if (handed) return handed;
  if (env.TEMPORAL_ADDRESS) return { kind: 'address', address: env.TEMPORAL_ADDRESS };

  /** @type {string[]} */
  const tried = [];
  const own = await ownCli(env, tried);
  if (own) return own;

  const cache = cacheDirectory(env);
  const store = join(cache, 'temporal');
  const cli = {
    directory: join(store, `cli-${release.version}-${process.platform}-${process.arch}`),
    file: `temporal${extension}`,
  };
  const server = {
    directory: join(store, `server-${await sourceKey(source)}`),
    file: `maschinenraum-server${extension}`,
  };
  const cached = await fromCache(cli, server);
  if (cached) return cached;

  const work = async () =>
    (await fromCache(cli, server)) ??
    (await download(cli, release, join(cache, 'downloads'), progress, tried)) ??
    (await build(server, source, env, progress, tried));
  const found = await withLock(join(cache, 'temporal.lock'), work, (holder) =>
    progress.say(
      `Another set-up (process ${holder ?? 'unknown'}) is getting the Temporal server; waiting for it.`,
    ),
  );
  if (found) return found;
  throw new SetupError(
    'SETUP_TEMPORAL',
    `No Temporal server (${temporalServerVersion} or later) to be had. Tried:\n${tried.map((line) => `  - ${line}`).join('\n')}`,
    'Install Go (https://go.dev/dl) or the Temporal CLI (https://docs.temporal.io/cli) and try again, or set TEMPORAL_ADDRESS to a server of yours.',
  );
}

/**
 * What a parent process of this project has found already.
 * @param {NodeJS.ProcessEnv} env
 * @returns {TemporalSource | undefined}
 */
function handedDown(env) {
  return env.MASCHINENRAUM_TEMPORAL ? JSON.parse(env.MASCHINENRAUM_TEMPORAL) : undefined;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} tried
 * @returns {Promise<TemporalSource | undefined>}
 */
async function ownCli(env, tried) {
  /** @type {[string, string | undefined][]} */
  const candidates = [
    ['TEMPORAL_CLI', env.TEMPORAL_CLI],
    ['`temporal` on the PATH', findOnPath('temporal', env)],
  ];
  for (const [where, command] of candidates) {
    if (!command) {
      tried.push(`${where}: ${where === 'TEMPORAL_CLI' ? 'not set' : 'none'}`);
      continue;
    }
    const version = await serverVersionOf(command);
    if (version !== undefined && isAtLeast(version, temporalServerVersion))
      return { kind: 'cli', command, version };
    tried.push(
      `${where}: ${command} ${version === undefined ? 'does not tell its version' : `has server ${version}`}`,
    );
  }
  return undefined;
}

/**
 * @param {CachedBinary} cli
 * @param {CachedBinary} server
 * @returns {Promise<TemporalSource | undefined>}
 */
async function fromCache(cli, server) {
  const foundCli = await findCached(cli, temporalServerVersion);
  if (foundCli) return { kind: 'cli', ...foundCli };
  const foundServer = await findCached(server, temporalServerVersion);
  return foundServer && { kind: 'server', ...foundServer };
}

/**
 * @param {CachedBinary} cli
 * @param {import('./cli-download.mjs').Release} release
 * @param {string} downloads
 * @param {import('./progress.mjs').Progress} progress
 * @param {string[]} tried
 * @returns {Promise<TemporalSource | undefined>}
 */
async function download(cli, release, downloads, progress, tried) {
  const archive = archiveName(release.version, process.platform, process.arch);
  if (archive === undefined) {
    tried.push(`download of the CLI: no release for ${process.platform}-${process.arch}`);
    return undefined;
  }
  const step = progress.begin(`Downloading the Temporal CLI ${release.version}`);
  try {
    await putCached(cli, (draft) => downloadCli(release, archive, cli.file, downloads, draft, step.advance));
    const found = await findCached(cli, temporalServerVersion);
    if (!found) throw new Error('the downloaded CLI does not run on this machine');
    step.finish();
    return { kind: 'cli', ...found };
  } catch (error) {
    step.finish('not possible');
    tried.push(`download of the CLI: ${messageOf(error)}`);
    return undefined;
  }
}

/**
 * @param {CachedBinary} server
 * @param {string} source
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./progress.mjs').Progress} progress
 * @param {string[]} tried
 * @returns {Promise<TemporalSource | undefined>}
 */
async function build(server, source, env, progress, tried) {
  const go = await findGo(env);
  if ('missing' in go) {
    tried.push(`build with Go: ${go.missing}`);
    return undefined;
  }
  const step = progress.begin(
    `Building the Temporal server ${temporalServerVersion} with Go (once; 4 to 8 minutes on 2 cores)`,
  );
  try {
    await putCached(server, (draft) => buildServer(go.go, source, draft, step.advance, env));
    const found = await findCached(server, temporalServerVersion);
    if (!found) throw new Error('the built server does not run on this machine');
    step.finish();
    return { kind: 'server', ...found };
  } catch (error) {
    step.finish('failed');
    tried.push(`build with Go: ${messageOf(error).replaceAll('\n', '\n    ')}`);
    return undefined;
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
