import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  ensureSigningKey,
  fingerprintOf,
  isSignedBy,
  keyFiles,
  readSigningKey,
  trustedFingerprint,
} from './signing-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'signing-key-'));
const state = join(folder, 'state');
const code = (expected: string): Error => expect.objectContaining({ code: expected }) as Error;

afterAll(() => rmSync(folder, { recursive: true }));

test('there is no key until one is made; then it stays', () => {
  expect(() => readSigningKey(state)).toThrow(code('AUDIT_KEY_MISSING'));
  const made = ensureSigningKey(state);
  expect(ensureSigningKey(state).fingerprint).toBe(made.fingerprint);
  expect(statSync(join(state, keyFiles.private)).mode & 0o777).toBe(0o600);
});

test('a signature is that of its text and its key', () => {
  const key = ensureSigningKey(state);
  const signature = key.sign('text');
  expect(isSignedBy(key.publicKey, 'text', signature)).toBe(true);
  expect(isSignedBy(key.publicKey, 'test', signature)).toBe(false);
  expect(isSignedBy(ensureSigningKey(join(folder, 'other')).publicKey, 'text', signature)).toBe(false);
  expect(isSignedBy(key.publicKey, 'text', signature.slice(2))).toBe(false);
  expect(isSignedBy('no key', 'text', signature)).toBe(false);
});

test('a signature of another algorithm is none', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const encoded = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  expect(isSignedBy(encoded, 'text', '00')).toBe(false);
});

test('trust is a fingerprint, or the file of a public key', () => {
  const { fingerprint, publicKey } = ensureSigningKey(state);
  expect(fingerprint).toBe(fingerprintOf(publicKey));
  expect(trustedFingerprint(fingerprint.toUpperCase())).toBe(fingerprint);
  expect(trustedFingerprint(join(state, keyFiles.public))).toBe(fingerprint);
  expect(() => trustedFingerprint('SHA256:123')).toThrow(code('AUDIT_KEY_INVALID'));
});

test.runIf(process.platform !== 'win32')(
  'a key that others can read is not used, nor one that is none',
  () => {
    const file = join(folder, 'exposed', keyFiles.private);
    ensureSigningKey(join(folder, 'exposed'));
    chmodSync(file, 0o644);
    expect(() => readSigningKey(join(folder, 'exposed'))).toThrow(code('AUDIT_KEY_INVALID'));
    chmodSync(file, 0o600);
    writeFileSync(file, readFileSync(file, 'utf8').replace('PRIVATE', 'PRIVAT'));
    expect(() => readSigningKey(join(folder, 'exposed'))).toThrow(code('AUDIT_KEY_INVALID'));
  },
);
