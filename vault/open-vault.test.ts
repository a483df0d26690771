import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { lead } from '../definitions/vocabulary.ts';
import { personal } from '../engine/personal-data.ts';
import { openVault } from './open-vault.ts';
import { openSqlite } from './sqlite.ts';
import { tokensIn } from './tokens.ts';
import { startVaultTrial, type VaultTrial } from './vault-trial.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
let trial: VaultTrial;
beforeEach(() => {
  trial = startVaultTrial(() => at);
});
afterEach(() => trial.end());

const anna = {
  email: 'anna.lindqvist@example.com',
  firstName: 'Anna',
  phone: '+49 170 1234567',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};
const ben = { ...anna, email: 'ben@example.com', firstName: 'Ben' };
const start = z.strictObject({ lead });
const note = z.strictObject({ text: personal(z.string(), { category: 'free-text', purpose: 'handover' }) });
const concealed = z.looseObject({
  lead: z.looseObject({ email: z.string(), firstName: z.string(), phone: z.string() }),
});
const conceal = async (value: object) => concealed.parse(await trial.vault.conceal(start, { lead: value }));

test('personal fields become tokens, all else stays, and tokens become the values again', async () => {
  const tokenised = await conceal(anna);
  expect(tokenised.lead).toMatchObject({ country: 'DE', interest: 'demo', consent: anna.consent });
  expect(new Set(tokensIn(tokenised)).size).toBe(3);
  for (const value of ['anna.lindqvist', 'Anna', '1234567'])
    expect(JSON.stringify(tokenised)).not.toContain(value);
  expect(await trial.vault.reveal(tokenised)).toEqual({ lead: anna });
});

test('tokens inside longer texts are replaced too', async () => {
  const { lead: tokens } = await conceal(anna);
  const text = `${tokens.firstName}_${tokens.phone}: mailto:${tokens.email}`;
  expect(await trial.vault.reveal([text])).toEqual([`Anna_${anna.phone}: mailto:${anna.email}`]);
});

test('nothing readable lies in the files', async () => {
  await conceal(anna);
  for (const value of [anna.email, anna.phone, 'lindqvist']) expect(trial.holds(value)).toBe(false);
  expect(statSync(trial.file).mode & 0o077).toBe(0);
});

test('the same value of the same person is the same token, of another person another one', async () => {
  const first = await conceal(anna);
  expect(await conceal({ ...anna, email: ' Anna.Lindqvist@EXAMPLE.com'.trim() })).toMatchObject({
    lead: { firstName: first.lead.firstName, phone: first.lead.phone },
  });
  expect(await conceal(anna)).toEqual(first);
  const other = await conceal({ ...ben, firstName: 'Anna' });
  expect(other.lead.firstName).not.toBe(first.lead.firstName);
});

test('a value that names nobody is idempotent, and belongs to the person it is said to be about', async () => {
  const { lead: tokens } = await conceal(anna);
  expect(await trial.vault.conceal(note, { text: 'call later' })).toEqual(
    await trial.vault.conceal(note, { text: 'call later' }),
  );
  await trial.vault.conceal(note, { text: 'likes pumps' }, { about: { anything: tokens } });
  const held = await trial.vault.export({ email: anna.email });
  expect(held?.fields.map(({ value }) => value)).toEqual([
    anna.email,
    anna.firstName,
    anna.phone,
    'likes pumps',
  ]);
});

test('an export says what is held, why and since when', async () => {
  const { lead: tokens } = await conceal(anna);
  const held = await trial.vault.export({ token: tokens.phone });
  expect(held?.fields[0]).toEqual({
    token: tokens.email,
    value: anna.email,
    since: at.toISOString(),
    purposes: [{ category: 'contact', purpose: 'lead handover to sales', since: at.toISOString() }],
  });
  expect(await trial.vault.export({ subject: held?.subject ?? '' })).toEqual(held);
  expect(await trial.vault.export({ email: 'nobody@example.com' })).toBeUndefined();
});

test('one value under two purposes is one token with two purposes', async () => {
  const nurture = z.object({ email: personal(z.email(), { category: 'contact', purpose: 'nurture' }) });
  const { lead: tokens } = await conceal(anna);
  expect(await trial.vault.conceal(nurture, { email: anna.email })).toEqual({ email: tokens.email });
  const held = await trial.vault.export({ email: anna.email });
  expect(held?.fields[0]?.purposes.map(({ purpose }) => purpose)).toEqual([
    'lead handover to sales',
    'nurture',
  ]);
});

test('an unknown token is refused', async () => {
  await expect(trial.vault.reveal(`pd_${'x'.repeat(22)}`)).rejects.toMatchObject({
    type: 'VAULT_TOKEN_UNKNOWN',
  });
});

test('a wrong master key is refused at once', () => {
  const open = (): unknown => openVault({ file: trial.file, masterKey: randomBytes(32) });
  expect(open).toThrow(expect.objectContaining({ type: 'VAULT_MASTER_KEY_WRONG' }));
});

test('a file that cannot be opened is named', () => {
  const open = (): unknown =>
    openVault({ file: `${trial.directory}/no/vault.db`, masterKey: trial.masterKey });
  expect(open).toThrow(expect.objectContaining({ type: 'VAULT_UNAVAILABLE' }));
});

test.each([
  ['a sealed value', 'UPDATE tokens SET sealed = randomblob(length(sealed))'],
  ['a value of another record', 'UPDATE tokens SET sealed = (SELECT max(sealed) FROM tokens)'],
  ['a wrapped key', 'UPDATE keys SET wrapped = randomblob(length(wrapped))'],
  [
    'a key of another person',
    'UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE subject = 2) WHERE subject = 1',
  ],
  ['a shortened value', "UPDATE tokens SET sealed = x'00'"],
])('%s put there from outside is noticed', async (_what, tampering) => {
  const tokenised = await conceal(anna);
  await conceal(ben);
  const db = openSqlite({ file: trial.file });
  db.exec(tampering);
  db.close();
  await expect(trial.vault.reveal(tokenised)).rejects.toMatchObject({ type: 'VAULT_CORRUPT' });
});
