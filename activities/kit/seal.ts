import { createHmac } from 'node:crypto';
import { sameText } from './same-text.ts';

/** Before what is sealed, so that no signature of the vendor's with the same secret is ever a seal of ours. */
const DOMAIN = 'maschinenraum-seal:';
/** 128 bits, in base64url. */
const SEAL_LENGTH = 22;

/** Seals a text that goes through a tool and comes back: `<seal>.<text>`. Everybody can read it, nobody without the secret can make it. */
export function seal(text: string, secret: string): string {
  return `${sealOf(text, secret)}.${text}`;
}

/** The text behind a seal that one of the secrets made; undefined where none did. */
export function unseal(sealed: string, secrets: readonly string[]): string | undefined {
  const given = sealed.slice(0, SEAL_LENGTH);
  const text = sealed.slice(SEAL_LENGTH + 1);
  if (sealed.charAt(SEAL_LENGTH) !== '.') return undefined;
  const genuine = secrets.some((secret) => sameText(given, sealOf(text, secret)));
  return genuine ? text : undefined;
}

function sealOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(DOMAIN).update(text).digest('base64url').slice(0, SEAL_LENGTH);
}
