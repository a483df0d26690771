import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from './problems.ts';

/**
 * Header of a signed delivery: `t=<seconds since 1970>,v1=<hex>`, where `v1` is HMAC-SHA256 over `<t>.<delivery id>.<body>`.
 * The delivery id is signed too, or a recorded delivery could be sent again under another one.
 */
export const SIGNATURE_HEADER = 'maschinenraum-signature';
export const DELIVERY_HEADER = 'maschinenraum-delivery';

const WINDOW_MS = 5 * 60 * 1000;

export interface Delivery {
  readonly id: string;
  readonly body: string | Uint8Array;
}

/** Signs a delivery as a sender does; gives the value of the signature header. */
export function signDelivery(
  delivery: Delivery,
  { secret, at }: { readonly secret: string; readonly at: Date },
): string {
  const seconds = Math.floor(at.getTime() / 1000).toString();
  return `t=${seconds},v1=${signatureOf(delivery, seconds, secret).toString('hex')}`;
}

export interface SignatureCheck {
  readonly header: string;
  /** Any of them may have signed. */
  readonly secrets: readonly string[];
  readonly now: Date;
}

/** Checks a delivery's signature; WEBHOOK_SIGNATURE_INVALID, or WEBHOOK_EXPIRED when it was signed over five minutes ago or ahead. */
export function verifyDelivery(delivery: Delivery, { header, secrets, now }: SignatureCheck): void {
  const [, seconds = '', hex = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const given = Buffer.from(hex, 'hex');
  const genuine = secrets.some((secret) => {
    const expected = signatureOf(delivery, seconds, secret);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!genuine) throw new Problem('WEBHOOK_SIGNATURE_INVALID');
  if (Math.abs(now.getTime() - Number(seconds) * 1000) > WINDOW_MS) throw new Problem('WEBHOOK_EXPIRED');
}

function signatureOf({ id, body }: Delivery, seconds: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.${id}.`).update(body).digest();
}
