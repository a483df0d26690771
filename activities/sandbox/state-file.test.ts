import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readState, stateKeeper } from './state-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maschinenraum-state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('has written what was held when it says so, however many ask at once', async () => {
  const file = join(folder, 'state.json');
  let lastId = 0;
  let looks = 0;
  const keep = stateKeeper(file, () => {
    looks += 1;
    return { lastId, tools: {} };
  });
  const change = async (): Promise<void> => {
    const own = (lastId += 1);
    await keep();
    expect(readState(file)?.lastId).toBeGreaterThanOrEqual(own);
  };
  await Promise.all(Array.from({ length: 50 }, change));
  expect(readState(file)).toEqual({ lastId: 50, tools: {} });
  expect(looks).toBeLessThan(50);
});

it('says that it could not write, and tries again', async () => {
  const keep = stateKeeper(join(folder, 'missing', 'state.json'), () => ({ lastId: 1, tools: {} }));
  await expect(keep()).rejects.toThrow('ENOENT');
  await expect(keep()).rejects.toThrow('ENOENT');
});
