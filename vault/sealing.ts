import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { vaultError } from './errors.ts';

const NONCE = 12;
const TAG = 16;

/** Length of a key in bytes: AES-256. */
export const KEY_LENGTH = 32;

/** What a wrapped key takes: nonce, key, tag. Always the same, so that erasing it overwrites it in place. */
export const WRAPPED_LENGTH = NONCE + KEY_LENGTH + TAG;

/** Encrypts with AES-256-GCM under a fresh nonce; `place` binds the result to the record that holds it. Layout: nonce, text, tag. */
export function seal(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made for the same place; anything else is VAULT_CORRUPT. */
export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < NONCE + TAG) throw vaultError('VAULT_CORRUPT', place);
  const end = sealed.length - TAG;
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, end)), cipher.final()]);
  } catch {
    throw vaultError('VAULT_CORRUPT', place);
  }
}

/** A key for one use, derived from another (RFC 5869), so that no key serves two ends. */
export function deriveKey(from: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, '', `maschinenraum vault ${use}`, KEY_LENGTH));
}

/** Keyed fingerprint: finds equal values without showing them. */
export function fingerprint(key: Uint8Array, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}
