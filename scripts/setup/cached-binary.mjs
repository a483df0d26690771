import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './command.mjs';
import { isAtLeast, serverVersionIn } from './version-order.mjs';

const versionTimeoutMs = 20_000;
const sumFile = 'SHA256';

/**
 * One binary in the cache: a directory named by all that went into it, holding the file and its SHA-256.
 * @typedef {object} CachedBinary
 * @property {string} directory
 * @property {string} file
 */

/**
 * The binary's path if it is there, unchanged since it was put there, and says that it is new enough.
 * @param {CachedBinary} binary
 * @param {string} minimum the oldest server version that will do
 * @returns {Promise<{ command: string, version: string } | undefined>}
 */
export async function findCached({ directory, file }, minimum) {
  const command = join(directory, file);
  const expected = await readFile(join(directory, sumFile), 'utf8').catch(() => undefined);
  if (expected === undefined) return undefined;
  const actual = await sha256(command).catch(() => undefined);
  if (actual !== expected.trim()) return undefined;
  const version = await serverVersionOf(command);
  return version !== undefined && isAtLeast(version, minimum) ? { command, version } : undefined;
}

/**
 * Puts a binary into the cache in one step: it is there whole and checked, or not at all. Hold a lock meanwhile.
 * @param {CachedBinary} binary
 * @param {(draft: string) => Promise<void>} make writes the binary to the path it gets
 * @returns {Promise<void>}
 */
export async function putCached({ directory, file }, make) {
  const parent = dirname(directory);
  await mkdir(parent, { recursive: true });
  const leftover = `${basename(directory)}.draft-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(leftover)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const draft = join(parent, `${leftover}${process.pid}`);
  await mkdir(draft);
  try {
    await make(join(draft, file));
    await chmod(join(draft, file), 0o755);
    await writeFile(join(draft, sumFile), `${await sha256(join(draft, file))}\n`);
    await rm(directory, { recursive: true, force: true });
    await rename(draft, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * What `--version` says of the server inside; undefined where it says nothing of the kind.
 * @param {string} command
 */
export async function serverVersionOf(command) {
  const { ok, output } = await runCommand(command, ['--version'], { timeoutMs: versionTimeoutMs });
  return ok ? serverVersionIn(output) : undefined;
}

/** @param {string} path */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
