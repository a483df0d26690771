import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVaultTrial, type VaultTrial } from '../vault/vault-trial.ts';
import { openApiKeys, type ApiKeys } from './api-keys.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let trial: VaultTrial;
let file: string;
let keys: ApiKeys;
beforeEach(() => {
  trial = startVaultTrial();
  file = join(trial.directory, 'keys.db');
  keys = openApiKeys({ file, now: () => at });
});
afterEach(() => {
  keys.close();
  trial.end();
});

test('a key says whose it is; only its hash is kept', () => {
  const { key, token } = keys.create('anna', ['legal', 'sales', 'legal']);
  expect(keys.find(token)).toEqual({ id: 'anna', roles: ['legal', 'sales'] });
  expect(keys.list()).toEqual([{ key, id: 'anna', roles: ['legal', 'sales'], created: at.toISOString() }]);
  expect(token).toMatch(/^mr_[0-9a-f]{12}_[\w-]{43}$/);
  const [, , secret = ''] = token.split(/_(?=.{43}$)|(?<=^mr)_/);
  expect(trial.holds(secret)).toBe(false);
  expect(readFileSync(file).length).toBeGreaterThan(0);
});

test('keys are known to another process that opens the file', () => {
  const { token } = keys.create('anna', ['legal']);
  const others = openApiKeys({ file });
  expect(others.find(token)?.id).toBe('anna');
  others.close();
});

test('a revoked key opens nothing any more, and stays listed', () => {
  const { key, token } = keys.create('anna', ['legal']);
  expect([keys.revoke(key), keys.revoke(key), keys.revoke('0'.repeat(12))]).toEqual([true, true, false]);
  expect(keys.find(token)).toBeUndefined();
  expect(keys.list()).toEqual([expect.objectContaining({ key, revoked: at.toISOString() })]);
});

test.each(['', 'mr_', `mr_${'0'.repeat(12)}_${'A'.repeat(43)}`, `mr_${'0'.repeat(12)}_${'A'.repeat(44)}`])(
  'the token %j is nobody’s',
  (token) => {
    keys.create('anna', ['legal']);
    expect(keys.find(token)).toBeUndefined();
  },
);

test('the secret of one key does not open another', () => {
  const { token: first } = keys.create('anna', ['legal']);
  const { key } = keys.create('ben', ['ops']);
  expect(keys.find(first.replace(/^mr_[0-9a-f]{12}/, `mr_${key}`))).toBeUndefined();
});

test.each<readonly [string, readonly 'legal'[]]>([
  ['anna@example.com', ['legal']],
  ['', ['legal']],
  ['anna', []],
])('no key is made for %j with the roles %j', (person, roles) => {
  expect(() => keys.create(person, roles)).toThrow();
  expect(keys.list()).toEqual([]);
});
