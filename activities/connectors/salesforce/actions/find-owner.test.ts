import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { soql } from '../client.ts';
import { findOwner } from './find-owner.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const users = () => trial.sandbox.state['salesforce']?.['User'] as Record<string, Record<string, unknown>>;

it('answers with id and name', async () => {
  expect(await trial.call(findOwner, { email: 'nora.north@example.com' })).toEqual({
    ownerId: '005000000000002AAA',
    name: 'Nora North',
  });
});

it.each(['stranger@example.com', 'gone@example.com'])('says NOT_FOUND for %s', async (email) => {
  await expect(trial.call(findOwner, { email })).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('does not choose between users with one address', async () => {
  Object.assign(users()['005000000000002AAA'] as object, { Email: 'sam.sales@example.com' });
  await expect(trial.call(findOwner, findOwner.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('finds an address that needs escaping, and nobody else', async () => {
  Object.assign(users()['005000000000002AAA'] as object, { Email: "o'neil@example.com" });
  expect(await trial.call(findOwner, { email: "o'neil@example.com" })).toMatchObject({ name: 'Nora North' });
});

it.each([
  ["o'neil", String.raw`'o\'neil'`],
  [`' OR Name != '`, String.raw`'\' OR Name != \''`],
  [String.raw`\' OR Id != \'`, String.raw`'\\\' OR Id != \\\''`],
  ['\\', String.raw`'\\'`],
  ['a\nb\r\t\b\f"', String.raw`'a\nb\r\t\b\f\"'`],
  ['50% _off', `'50% _off'`],
])('quotes %j as %s', (value, quoted) => {
  expect(soql`SELECT Id FROM User WHERE Name = ${value}`.text).toBe(
    `SELECT Id FROM User WHERE Name = ${quoted}`,
  );
});

it('writes instants bare and lets only parts through that it made itself', () => {
  const since = new Date('2026-12-01T08:00:00Z');
  const part = soql`CreatedDate > ${since}`;
  expect(soql`SELECT Id FROM Lead WHERE ${part} AND Name = ${part.text} LIMIT ${5}`.text).toBe(
    `SELECT Id FROM Lead WHERE CreatedDate > 2026-12-01T08:00:00.000Z AND Name = 'CreatedDate > 2026-12-01T08:00:00.000Z' LIMIT 5`,
  );
});
