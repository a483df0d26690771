import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connectionsFrom, connectionsFromEnvironment } from './connections.ts';

const folder = mkdtempSync(join(tmpdir(), 'connections-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string, mode: number): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe('from the environment', () => {
  it('reads a variable per connection, dashes as underscores', async () => {
    const connections = connectionsFromEnvironment({
      MASCHINENRAUM_CONNECTION_GOOGLE_ADS: '{"token":"t","settings":{"customerId":"1"}}',
    });
    expect(await connections.find('google-ads')).toEqual({ token: 't', settings: { customerId: '1' } });
  });

  it('reads a file, and lets a variable win', async () => {
    const file = fileOf('both.json', '{"hubspot":{"token":"file"},"slack":{"token":"file"}}', 0o600);
    const connections = connectionsFromEnvironment({
      MASCHINENRAUM_CONNECTIONS: file,
      MASCHINENRAUM_CONNECTION_SLACK: '{"token":"variable"}',
    });
    expect([(await connections.find('hubspot')).token, (await connections.find('slack')).token]).toEqual([
      'file',
      'variable',
    ]);
  });

  it.each([
    ['a file that others may read', () => fileOf('open.json', '{}', 0o640), 'chmod 600'],
    ['a file that is not there', () => join(folder, 'none.json'), 'ENOENT'],
    [
      'a file that is not JSON',
      () => fileOf('broken.json', '{"hubspot": {"token": "s3cret"', 0o600),
      'not JSON',
    ],
    ['a file that is a list', () => fileOf('list.json', '[]', 0o600), 'not an object'],
  ])('refuses %s', (_name, file, says) => {
    expect(() => connectionsFromEnvironment({ MASCHINENRAUM_CONNECTIONS: file() })).toThrow(
      expect.objectContaining({ type: 'CONNECTION_INVALID', message: expect.stringContaining(says) }),
    );
  });

  it('never quotes a broken secret', () => {
    expect(() => connectionsFromEnvironment({ MASCHINENRAUM_CONNECTION_X: '{"token":"s3cret"' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
    );
  });
});

it('says which variable is missing', async () => {
  await expect(connectionsFrom({}).find('google-ads')).rejects.toThrow(
    expect.objectContaining({
      type: 'CONNECTION_MISSING',
      message: expect.stringContaining('MASCHINENRAUM_CONNECTION_GOOGLE_ADS'),
    }),
  );
});

it.each([
  ['an unknown field', { tokne: 's3cret' }, 'connection unrecognized_keys'],
  ['an address that is no URL', { baseUrl: 'localhost' }, 'baseUrl invalid_format'],
  ['an address with a password', { baseUrl: 'https://me:s3cret@crm.example' }, 'baseUrl invalid_format'],
  ['a token endpoint that is none', { tokenUrl: 'crm.example/s3cret' }, 'tokenUrl invalid_union'],
  [
    'a token endpoint of another protocol',
    { tokenUrl: 'ftp://crm.example/s3cret' },
    'tokenUrl invalid_union',
  ],
  ['an address of another protocol', { baseUrl: 'file:///etc' }, 'baseUrl invalid_format'],
])('refuses %s', async (_name, entry, says) => {
  await expect(connectionsFrom({ hubspot: entry }).find('hubspot')).rejects.toThrow(
    expect.objectContaining({
      type: 'CONNECTION_INVALID',
      message: expect.stringMatching(new RegExp(`^(?!.*s3cret).*${says}`)),
    }),
  );
});
