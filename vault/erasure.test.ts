import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../engine/personal-data.ts';
import { bytes, openSqlite } from './sqlite.ts';
import { tryPurge } from './erasure.ts';
import { tokensIn } from './tokens.ts';
import { startVaultTrial, type VaultTrial } from './vault-trial.ts';

const person = z.strictObject({
  email: personal(z.email(), { category: 'contact', purpose: 'test' }),
  name: personal(z.string(), { category: 'identity', purpose: 'test' }),
});
const numbered = (number: number) => ({ email: `person${number}@example.com`, name: `Person ${number}` });
const at = new Date('2026-11-22T10:00:00.000Z');

let trial: VaultTrial;
beforeEach(() => {
  trial = startVaultTrial(() => at);
});
afterEach(() => trial.end());

function wrappedKeys(): readonly Uint8Array[] {
  const db = openSqlite({ file: trial.file });
  const rows = db.query('SELECT wrapped FROM keys ORDER BY subject', z.object({ wrapped: bytes })).all();
  db.close();
  return rows.map(({ wrapped }) => wrapped);
}

test('after an erasure no file holds the key any more, whatever the table has been through', async () => {
  const everybody = Array.from({ length: 600 }, (_, number) => numbered(number));
  await trial.vault.conceal(z.array(person), everybody);
  const keys = wrappedKeys();
  for (const number of [599, 1, 300, 2]) await trial.vault.erase({ email: numbered(number).email });
  await trial.vault.conceal(z.array(person), everybody);
  for (const number of [0, 77, 598]) await trial.vault.erase({ email: numbered(number).email });
  const gone = keys.flatMap((key, number) => (trial.holds(key) ? [] : [number]));
  expect(gone).toEqual([0, 1, 2, 77, 300, 598, 599]);
});

test('what was erased cannot be revealed, is shown as erased, and is not found again', async () => {
  const tokenised = await trial.vault.conceal(person, numbered(1));
  const other = await trial.vault.conceal(person, numbered(2));
  const erasure = await trial.vault.erase({ email: 'PERSON1@example.com' }, 'dora');
  expect(erasure).toEqual({
    subject: expect.stringMatching(/^ps_/),
    at: at.toISOString(),
    by: 'dora',
    fields: 2,
  });
  await expect(trial.vault.reveal(tokenised)).rejects.toMatchObject({
    type: 'VAULT_ERASED',
    nonRetryable: true,
  });
  expect(await trial.vault.revealForDisplay(tokenised)).toEqual({ email: '[erased]', name: '[erased]' });
  expect(await trial.vault.export({ email: 'person1@example.com' })).toBeUndefined();
  expect(await trial.vault.reveal(other)).toEqual(numbered(2));
});

test('erasing twice, by any of the person’s tokens, changes nothing and is logged once', async () => {
  const [token = ''] = tokensIn(await trial.vault.conceal(person, numbered(1)));
  const erasure = await trial.vault.erase({ token });
  expect(await trial.vault.erase({ subject: erasure?.subject ?? '' })).toEqual(erasure);
  expect(trial.vault.erasures()).toEqual([erasure]);
  expect(await trial.vault.export({ token })).toEqual({
    subject: erasure?.subject,
    erased: at.toISOString(),
    fields: [],
  });
  expect(await trial.vault.erase({ email: 'nobody@example.com' })).toBeUndefined();
});

test('a person who comes back is a new person to the vault', async () => {
  const before = tokensIn(await trial.vault.conceal(person, numbered(1)));
  await trial.vault.erase({ email: numbered(1).email });
  const again = await trial.vault.conceal(person, numbered(1));
  expect(tokensIn(again)).not.toEqual(expect.arrayContaining([before[0]]));
  expect(await trial.vault.reveal(again)).toEqual(numbered(1));
});

test('while another process reads, the purge stays pending, and is finished later', async () => {
  await trial.vault.conceal(person, numbered(1));
  const [key = new Uint8Array()] = wrappedKeys();
  const reader = openSqlite({ file: trial.file });
  reader.exec('BEGIN');
  reader.query('SELECT count(*) FROM keys', z.object({})).one();
  const erasing = trial.vault.erase({ email: numbered(1).email });
  const eraser = openSqlite({ file: trial.file });
  expect(tryPurge(eraser)).toBe(false);
  reader.exec('COMMIT');
  await erasing;
  expect(tryPurge(eraser)).toBe(true);
  expect(trial.holds(key)).toBe(false);
  reader.close();
  eraser.close();
});
