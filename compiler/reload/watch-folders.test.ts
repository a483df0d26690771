import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolders } from './watch-folders.ts';

let root: string;
let stop: () => void;
let waiting: { readonly path: string; readonly resolve: () => void } | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-folders-'));
  mkdirSync(join(root, 'a/deep'), { recursive: true });
  writeFileSync(join(root, 'a/deep/x'), '');
  stop = watchFolders([root], (path) => {
    if (path === waiting?.path) waiting.resolve();
  });
});
afterEach(() => {
  stop();
  rmSync(root, { recursive: true, force: true });
});

/** Does it, and resolves to true when the path is told; a test that is not told ends by its time. */
const told = (path: string, act: () => void): Promise<boolean> =>
  new Promise((resolve) => {
    waiting = { path: join(root, path), resolve: () => resolve(true) };
    act();
  });
const write = (path: string): void => writeFileSync(join(root, path), 'x');
const replace = (path: string): void => {
  write(`${path}~`);
  renameSync(join(root, `${path}~`), join(root, path));
};

test('files that are written, replaced and removed, each time', async () => {
  for (let time = 0; time < 20; time++) {
    expect(await told('a/deep/x', () => replace('a/deep/x'))).toBe(true);
    expect(await told('a/deep/x', () => write('a/deep/x'))).toBe(true);
  }
  expect(await told('a/deep/x', () => rmSync(join(root, 'a/deep/x')))).toBe(true);
});

test('folders that come with files in them, go, and come again', async () => {
  for (let time = 0; time < 5; time++) {
    expect(await told('b/deep/x', () => cpSync(join(root, 'a'), join(root, 'b'), { recursive: true }))).toBe(
      true,
    );
    expect(await told('b/deep/x', () => replace('b/deep/x'))).toBe(true);
    expect(await told('b', () => rmSync(join(root, 'b'), { recursive: true }))).toBe(true);
  }
});

test('a folder that takes the place of another', async () => {
  for (const name of ['c', 'd', 'e']) {
    cpSync(join(root, 'a'), join(root, name), { recursive: true });
    expect(
      await told('a/deep/x', () => {
        renameSync(join(root, 'a'), join(root, `${name}-old`));
        renameSync(join(root, name), join(root, 'a'));
      }),
    ).toBe(true);
    expect(await told('a/deep/x', () => write('a/deep/x'))).toBe(true);
  }
});
