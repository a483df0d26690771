import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from './cache-directory.mjs';
import { runCommand } from './command.mjs';
import { withLock } from './lock.mjs';
import { createProgress } from './progress.mjs';
import { SetupError } from './setup-error.mjs';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** npm names the cause first and ends with general advice. */
const linesShown = 12;
const stampName = '.maschinenraum';

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} Lockfile */

/**
 * Installs the locked dependencies if they are missing or stale; when all is there this reads two files. Rejects with
 * SETUP_DEPENDENCIES.
 * @param {{ root?: string, env?: NodeJS.ProcessEnv, progress?: import('./progress.mjs').Progress }} [surroundings]
 * @returns {Promise<void>}
 */
export async function ensureDependencies({
  root = projectRoot,
  env = process.env,
  progress = createProgress(),
} = {}) {
  const lockfile = await readFile(join(root, 'package-lock.json'), 'utf8');
  const wanted = stampFor(lockfile);
  const stamp = join(root, 'node_modules', stampName);
  const isFresh = async () => (await readFile(stamp, 'utf8').catch(() => '')) === wanted;
  if (await isFresh()) return;

  const lock = join(
    cacheDirectory(env),
    `dependencies-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`,
  );
  const work = async () => {
    if (await isFresh()) return;
    const packages = JSON.parse(lockfile);
    // Somebody may have run `npm ci` or `npm install` by hand.
    if (!(await matchesInstalled(packages, root))) await install(packages, root, env, progress);
    await writeFile(stamp, wanted);
  };
  await withLock(lock, work, (holder) =>
    progress.say(
      `Another set-up (process ${holder ?? 'unknown'}) is installing the dependencies; waiting for it.`,
    ),
  );
}

/**
 * Optional packages differ by platform, so the platform is part of the stamp.
 * @param {string} lockfile
 */
function stampFor(lockfile) {
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/**
 * Whether what npm recorded in node_modules is what the lockfile asks for, and is still there; npm writes that record last.
 * @param {Lockfile} wanted
 * @param {string} root
 */
async function matchesInstalled(wanted, root) {
  const record = await readFile(join(root, 'node_modules', '.package-lock.json'), 'utf8').catch(
    () => undefined,
  );
  if (record === undefined) return false;
  /** @type {Lockfile} */
  const installed = JSON.parse(record);
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const found = installed.packages[path];
    if (path === '') return true;
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    const isThere = existsSync(join(root, path, 'package.json'));
    return isThere && found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Not `npm ci`: it refuses a lockfile written where a registry lacked the optional packages of other platforms, while
 * `install --no-save` takes the locked versions all the same and leaves the lockfile alone. None of the dependencies
 * needs its install scripts, and npm 11 would ask before running them.
 * @param {Lockfile} lockfile
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./progress.mjs').Progress} progress
 */
async function install(lockfile, root, env, progress) {
  const total = Object.keys(lockfile.packages).length;
  const step = progress.begin(`Installing ${total} packages with npm`);
  let fetched = 0;
  const [command, ...prefix] = npmCommand(env);
  const args = [
    ...prefix,
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=http',
  ];
  /** @type {string[]} */
  const said = [];
  const { ok, tail } = await runCommand(command, args, {
    cwd: root,
    env,
    onErrorLine: (line) => {
      if (/^npm http (fetch|cache)/.test(line)) step.advance((fetched += 1), total);
      else if (said.length < linesShown) said.push(line);
    },
  });
  step.finish(ok ? undefined : 'failed');
  if (ok) return;
  throw new SetupError(
    'SETUP_DEPENDENCIES',
    `npm could not install the dependencies:\n${said.join('\n') || tail}`,
    'Check the network and the registry (`npm ping`), then try again; `npm install --no-save --ignore-scripts` by hand does as well.',
  );
}

/**
 * npm as this process was started by it, else the one beside this Node, else the one on the PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, ...string[]]}
 */
function npmCommand(env) {
  const bin = dirname(process.execPath);
  const scripts = [
    env.npm_execpath,
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return script === undefined ? ['npm'] : [process.execPath, script];
}
