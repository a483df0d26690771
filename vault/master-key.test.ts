import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMasterKey } from './master-key.ts';

let directory: string;
let stateDirectory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'maschinenraum-key-'));
  stateDirectory = join(directory, 'state');
});
afterEach(() => rmSync(directory, { recursive: true }));

const key = Buffer.alloc(32, 7);

test('the environment wins', () => {
  const env = { MASCHINENRAUM_MASTER_KEY: key.toString('base64') };
  expect(readMasterKey({ env, stateDirectory })).toEqual(key);
  expect(readdirSync(directory)).toEqual([]);
});

test('a missing key file is made for its owner only, and read from then on', () => {
  const made = readMasterKey({ env: {}, stateDirectory });
  expect(made).toHaveLength(32);
  expect(readMasterKey({ env: {}, stateDirectory })).toEqual(made);
  expect(readdirSync(stateDirectory)).toEqual(['master.key']);
  expect(statSync(join(stateDirectory, 'master.key')).mode & 0o777).toBe(0o600);
});

test.each(['', 'short', Buffer.alloc(31).toString('base64')])('%j is no key', (text) => {
  const read = (): unknown => readMasterKey({ env: { MASCHINENRAUM_MASTER_KEY: text }, stateDirectory });
  expect(read).toThrow(expect.objectContaining({ type: 'VAULT_MASTER_KEY_INVALID' }));
});

test.skipIf(process.platform === 'win32')('a key file that others may read is refused', () => {
  const file = join(directory, 'master.key');
  writeFileSync(file, key.toString('base64'));
  chmodSync(file, 0o640);
  const read = (): unknown => readMasterKey({ env: {}, stateDirectory: directory });
  expect(read).toThrow(expect.objectContaining({ type: 'VAULT_MASTER_KEY_EXPOSED' }));
});
