import { spawn, spawnSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const module = new URL('lock.mjs', import.meta.url).href;
/** Reads a counter, waits, writes it back: loses counts unless one process at a time does it. */
const counting = `
  import { readFile, writeFile } from 'node:fs/promises';
  import { setTimeout as pause } from 'node:timers/promises';
  import { withLock } from ${JSON.stringify(module)};
  const [path, counter] = process.argv.slice(1);
  for (let turn = 0; turn < 20; turn += 1)
    await withLock(path, async () => {
      const count = Number(await readFile(counter, 'utf8'));
      await pause(2);
      await writeFile(counter, String(count + 1));
    });
`;

it('lets one process at a time in', async () => {
  const counter = join(folder, 'count');
  await writeFile(counter, '0');
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', counting, path, counter], {
      stdio: 'inherit',
    }),
  );
  await Promise.all(children.map((child) => new Promise((resolve) => child.on('close', resolve))));
  expect(await readFile(counter, 'utf8')).toBe('60');
});

it('takes over the lock of a process that died', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(path, JSON.stringify({ pid: dead, token: 'x' }));
  expect(await withLock(path, async () => 'in')).toBe('in');
});

it('takes over a lock whose heartbeat stopped, though its process id is in use', async () => {
  await writeFile(path, JSON.stringify({ pid: process.pid, token: 'x' }));
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(path, longAgo, longAgo);
  expect(await withLock(path, async () => 'in')).toBe('in');
});

it('says once whom it waits for, and goes on when the holder is done', async () => {
  /** @type {(number | undefined)[]} */
  const holders = [];
  /** @type {string[]} */
  const order = [];
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  const first = withLock(path, () => held.then(() => order.push('first')));
  while (
    await access(path).then(
      () => false,
      () => true,
    )
  );
  const second = withLock(
    path,
    async () => order.push('second'),
    (holder) => {
      holders.push(holder);
      release();
    },
  );
  await Promise.all([first, second]);
  expect({ order, holders }).toEqual({ order: ['first', 'second'], holders: [process.pid] });
});

it('gives the lock back when the work fails', async () => {
  await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(access(path)).rejects.toThrow();
});
