import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findOnPath, runCommand } from './command.mjs';
import { goVersion } from './versions.mjs';
import { isAtLeast } from './version-order.mjs';

/** Linking comes after the last package and takes about as long as so many of them. */
const linkWeight = 60;
const buildFlags = ['-mod=readonly', '-trimpath', '-ldflags=-s -w'];

/**
 * Names the binary that `source` builds: a hash of all that goes into it.
 * @param {string} source directory of the Go module
 */
export async function sourceKey(source) {
  const names = (await readdir(source)).filter((name) => /\.go$|^go\.(mod|sum)$/.test(name)).toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(source, name)));
  return `${hash.digest('hex').slice(0, 16)}-${process.platform}-${process.arch}`;
}

/**
 * The Go to build with, or why there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ go: string } | { missing: string }>}
 */
export async function findGo(env = process.env) {
  const go = findOnPath('go', env);
  if (go === undefined) return { missing: 'no `go` on the PATH' };
  const { ok, output, tail } = await runCommand(go, ['env', 'GOVERSION'], {
    env: goEnvironment(env),
  });
  const version = output.trim().replace(/^go/, '');
  if (!ok) return { missing: `${go} does not run: ${tail}` };
  return isAtLeast(version, goVersion)
    ? { go }
    : { missing: `${go} is ${version}, ${goVersion} or later is needed` };
}

/**
 * Builds the Go module to `target`. What Go has compiled already stays in its cache, so that an interrupted build goes on
 * where it stopped.
 * @param {string} go
 * @param {string} source
 * @param {string} target
 * @param {(done: number, total: number) => void} advance
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>} rejects with the end of Go's output
 */
export async function buildServer(go, source, target, advance, env = process.env) {
  const options = { cwd: source, env: goEnvironment(env) };
  // Also downloads the modules.
  const stale = await runCommand(
    go,
    ['list', ...buildFlags, '-deps', '-f', '{{if .Stale}}{{.ImportPath}}{{end}}', '.'],
    options,
  );
  if (!stale.ok) throw new Error(stale.tail);
  const packages = stale.output.split('\n').filter(Boolean).length;
  let compiled = 0;
  const onErrorLine = () => advance((compiled += 1), packages + linkWeight);
  const built = await runCommand(go, ['build', '-v', ...buildFlags, '-o', target, '.'], {
    ...options,
    onErrorLine,
  });
  if (!built.ok) throw new Error(built.tail);
}

/**
 * Pure Go (SQLite included), so that no C compiler is needed; and no workspace of the user's around it.
 * @param {NodeJS.ProcessEnv} env
 */
function goEnvironment(env) {
  return { HOME: homedir(), ...env, CGO_ENABLED: '0', GOWORK: 'off' };
}
