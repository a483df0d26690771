import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRefreshTokens } from './refresh-tokens.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refresh-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (key = 1) =>
  openRefreshTokens({ file: join(folder, 'refresh.db'), masterKey: new Uint8Array(32).fill(key) });

it('keeps the latest token of each connection, for every process', () => {
  const [one, other] = [open(), open()];
  one.keep('hubspot', 'configured', 'second');
  one.keep('hubspot-emea', 'configured', 'another');
  expect(other.latest('hubspot', 'configured')).toBe('second');
  other.keep('hubspot', 'configured', 'third');
  expect(one.latest('hubspot', 'configured')).toBe('third');
  expect(one.latest('hubspot-emea', 'configured')).toBe('another');
  one.close();
  other.close();
});

it('knows nothing of what followed on another configured token, or under another master key', () => {
  const tokens = open();
  tokens.keep('hubspot', 'configured', 'second');
  expect(tokens.latest('hubspot', 'configured anew')).toBeUndefined();
  expect(tokens.latest('asana', 'configured')).toBeUndefined();
  tokens.close();
  const stranger = open(2);
  expect(stranger.latest('hubspot', 'configured')).toBeUndefined();
  stranger.close();
});

it('shows no token in its files', () => {
  const tokens = open();
  tokens.keep('hubspot', 'configured-s3cret', 'second-s3cret');
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('s3cret')).toBe(false);
  tokens.close();
});
