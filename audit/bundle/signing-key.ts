import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../errors.ts';

/** The key with which an installation signs its bundles (Ed25519, RFC 8032). */
export interface SigningKey {
  /** SubjectPublicKeyInfo, DER in base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** Signature of a text, hex. */
  sign(text: string): string;
}

/** File of the private key in the state directory, and of the public one that auditors get. */
export const keyFiles = { private: 'audit-key.pem', public: 'audit-key.pub.pem' } as const;

/** Reads the key of a state directory; AUDIT_KEY_MISSING when there is none yet. */
export function readSigningKey(stateDirectory: string): SigningKey {
  const file = join(stateDirectory, keyFiles.private);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new AuditError(
      'AUDIT_KEY_MISSING',
      'there is no key to sign with',
      'make one with: maschinenraum audit key',
    );
  }
  // Windows has no mode bits; its files take the folder's access list.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new AuditError(
      'AUDIT_KEY_INVALID',
      `others than its owner can read ${file}`,
      'run chmod 600 on it; if somebody else may have read it, make a new one',
    );
  }
  return signingKey(privateKeyFrom(readFileSync(file, 'utf8'), file));
}

/** Makes the key of a state directory; the one that is there stays. */
export function ensureSigningKey(stateDirectory: string): SigningKey {
  const file = join(stateDirectory, keyFiles.private);
  if (!existsSync(file)) {
    mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    writeFileSync(join(stateDirectory, keyFiles.public), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  return readSigningKey(stateDirectory);
}

/** `SHA256:` and the SHA-256 of the public key (SubjectPublicKeyInfo) in hex: what people compare. */
export function fingerprintOf(publicKey: string): string {
  return `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')}`;
}

/** Whether a signature (hex) of a text is that key's; false for anything that is no key or no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'hex'))
    );
  } catch {
    return false;
  }
}

/** The fingerprint that `--key` names: itself, or that of a PEM file with the public key. AUDIT_KEY_INVALID. */
export function trustedFingerprint(given: string): string {
  if (/^SHA256:[0-9a-f]{64}$/i.test(given)) return `SHA256:${given.slice(7).toLowerCase()}`;
  try {
    return fingerprintOf(encoded(createPublicKey(readFileSync(given))));
  } catch {
    throw new AuditError(
      'AUDIT_KEY_INVALID',
      `${given} is neither a fingerprint nor the file of a public key`,
      'give SHA256:<64 hex digits>, or the audit-key.pub.pem of the installation that exported',
    );
  }
}

function signingKey(privateKey: KeyObject): SigningKey {
  const publicKey = encoded(createPublicKey(privateKey));
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('hex'),
  };
}

function privateKeyFrom(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new AuditError(
    'AUDIT_KEY_INVALID',
    `${file} does not hold an Ed25519 private key`,
    'restore it from a backup, or move it away and make a new one',
  );
}

function encoded(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}
