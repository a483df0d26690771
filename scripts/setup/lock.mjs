import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from './setup-error.mjs';

const heartbeatMs = 2_000;
/** A holder that has not touched its lock for so long is gone, even if its process id is in use again. */
const staleMs = 15_000;
const pollMs = 100;
const patienceMs = 20 * 60_000;

/**
 * Does `work` while holding the lock file, so that one process at a time does it; a lock whose holder died is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(holder: number | undefined) => void} [onWait] told once, if somebody else holds it
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  const token = randomUUID();
  await mkdir(dirname(path), { recursive: true });
  const deadline = Date.now() + patienceMs;
  let waiting = false;
  while (!(await create(path, token))) {
    if (await isStale(path)) {
      await takeAway(path);
      continue;
    }
    if (!waiting) onWait?.((await read(path))?.pid);
    waiting = true;
    if (Date.now() > deadline) {
      const next = `If none is, delete ${path} and try again.`;
      throw new SetupError(
        'SETUP_BUSY',
        `Another set-up (process ${(await read(path))?.pid ?? 'unknown'}) is still at work.`,
        next,
      );
    }
    await pause(pollMs);
  }
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await read(path))?.token === token) await unlink(path);
  }
}

/**
 * @param {string} path
 * @param {string} token
 */
async function create(path, token) {
  try {
    await writeFile(path, JSON.stringify({ pid: process.pid, token }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} path
 * @returns {Promise<{ pid: number, token: string } | undefined>}
 */
async function read(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Gone, or its holder has not written it yet.
    return undefined;
  }
}

/** @param {string} path */
async function isStale(path) {
  const touched = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (touched === undefined) return false;
  if (Date.now() - touched > staleMs) return true;
  const holder = await read(path);
  return holder !== undefined && !isAlive(holder.pid);
}

/**
 * Removes a stale lock. Of two that find it stale at once, the second must not remove the first one's new lock: so look
 * again while holding a lock of one's own.
 * @param {string} path
 */
async function takeAway(path) {
  const guard = `${path}.takeover`;
  if (!(await create(guard, ''))) {
    if (await isStale(guard)) await unlink(guard).catch(() => {});
    await pause(pollMs);
    return;
  }
  try {
    if (await isStale(path)) await unlink(path).catch(() => {});
  } finally {
    await unlink(guard).catch(() => {});
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
