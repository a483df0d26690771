import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../vault/index.ts';
import { startVaultTrial, type VaultTrial } from '../vault/vault-trial.ts';
import { IdentityTakenError, openApiKeys, type ApiKeys } from './api-keys.ts';

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

test('a person is known by an identity of theirs, with the roles of the newest key that has it', () => {
  keys.create('anna', ['legal'], ['slack:U0ANNA', 'slack:U0ANNA', 'slack:T1/U9']);
  const { key } = keys.create('anna', ['legal', 'sales'], ['slack:U0ANNA']);
  expect(keys.findByIdentity('slack:U0ANNA')).toEqual({ id: 'anna', roles: ['legal', 'sales'] });
  expect(keys.findByIdentity('slack:T1/U9')).toEqual({ id: 'anna', roles: ['legal'] });
  expect(keys.list()[0]?.identities).toEqual(['slack:U0ANNA', 'slack:T1/U9']);
  keys.revoke(key);
  expect(keys.findByIdentity('slack:U0ANNA')).toEqual({ id: 'anna', roles: ['legal'] });
  for (const nobody of ['slack:U0ANN', 'slack:u0anna', 'slack:%', '', '["slack:U0ANNA"]'])
    expect(keys.findByIdentity(nobody)).toBeUndefined();
});

test('an identity is one person’s, until their key is revoked', () => {
  const { key } = keys.create('anna', ['legal'], ['slack:U0ANNA']);
  expect(() => keys.create('ben', ['sales'], ['slack:U0BEN', 'slack:U0ANNA'])).toThrow(IdentityTakenError);
  expect(keys.findByIdentity('slack:U0BEN')).toBeUndefined();
  keys.revoke(key);
  expect(keys.findByIdentity('slack:U0ANNA')).toBeUndefined();
  keys.create('ben', ['sales'], ['slack:U0ANNA']);
  expect(keys.findByIdentity('slack:U0ANNA')).toEqual({ id: 'ben', roles: ['sales'] });
});

test.each(['U0ANNA', 'slack:', ':U0ANNA', 'Slack:U0ANNA', 'slack:U0 ANNA', 'mail:anna@example.com'])(
  'the identity %j is none',
  (identity) => {
    expect(() => keys.create('anna', ['legal'], [identity])).toThrow();
    expect(keys.list()).toEqual([]);
  },
);

test('a file from before people had identities keeps its keys, and its processes go on reading it', () => {
  const old = join(trial.directory, 'old.db');
  const before = openSqlite({ file: old });
  before.exec(`
    CREATE TABLE api_keys (
      id TEXT PRIMARY KEY, hash BLOB NOT NULL, person TEXT NOT NULL, roles TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER
    ) STRICT
  `);
  const secret = 'A'.repeat(43);
  const hash = createHash('sha256').update(secret).digest();
  const insert = before.change(
    'INSERT INTO api_keys (id, hash, person, roles, created, revoked) VALUES (?, ?, ?, ?, ?, ?)',
  );
  insert('0'.repeat(12), hash, 'anna', '["legal"]', at.getTime(), null);
  insert('1'.repeat(12), hash, 'ben', '["sales"]', at.getTime(), at.getTime());
  for (const _again of ['made', 'found']) {
    const opened = openApiKeys({ file: old });
    expect(opened.list()).toEqual([
      { key: '0'.repeat(12), id: 'anna', roles: ['legal'], created: at.toISOString() },
      expect.objectContaining({ id: 'ben', revoked: at.toISOString() }),
    ]);
    expect(opened.find(`mr_${'0'.repeat(12)}_${secret}`)).toEqual({ id: 'anna', roles: ['legal'] });
    opened.close();
  }
  // What an older version writes.
  insert('2'.repeat(12), hash, 'cora', '["dpo"]', at.getTime(), null);
  const opened = openApiKeys({ file: old });
  expect(opened.find(`mr_${'2'.repeat(12)}_${secret}`)?.id).toBe('cora');
  opened.create('anna', ['legal'], ['slack:U0ANNA']);
  expect(opened.findByIdentity('slack:U0ANNA')?.id).toBe('anna');
  opened.close();
  before.close();
});

test.each<readonly [string, readonly 'legal'[]]>([
  ['anna@example.com', ['legal']],
  ['', ['legal']],
  ['anna', []],
])('no key is made for %j with the roles %j', (person, roles) => {
  expect(() => keys.create(person, roles)).toThrow();
  expect(keys.list()).toEqual([]);
});
