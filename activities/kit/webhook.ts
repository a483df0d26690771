import { sameText } from './same-text.ts';
import { schemes, type Scheme, type WebhookRequest, type WebhookScheme } from './webhook-schemes.ts';

export type { WebhookRequest, WebhookScheme } from './webhook-schemes.ts';

export type WebhookRefusal =
  | 'SCHEME_UNKNOWN'
  | 'SECRET_MISSING'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_WRONG'
  | 'TIMESTAMP_MISSING'
  | 'TIMESTAMP_OUTSIDE_WINDOW';

export type WebhookVerdict =
  | { readonly verified: true }
  | { readonly verified: false; readonly reason: WebhookRefusal };

/** Judges a webhook's signature; anything that is not proven is refused, an unknown scheme too. */
export function verifyWebhook(
  scheme: string,
  request: WebhookRequest,
  secret: string | undefined,
  now: Date,
): WebhookVerdict {
  if (!isScheme(scheme)) return refuse('SCHEME_UNKNOWN');
  if (secret === undefined || secret === '') return refuse('SECRET_MISSING');
  const { shown, expected, every, fresh }: Scheme = schemes[scheme];
  const proofs = shown(request);
  if (proofs.length === 0) return refuse('SIGNATURE_MISSING');
  const time = fresh?.(request);
  if (fresh !== undefined) {
    if (time === undefined) return refuse('TIMESTAMP_MISSING');
    // Written so that a time that is no number is outside, too.
    const inside = time.from <= now.getTime() && now.getTime() <= time.to;
    if (!inside) return refuse('TIMESTAMP_OUTSIDE_WINDOW');
  }
  const wanted = expected(request, time?.text ?? '', secret);
  const fits = (proof: string): boolean => sameText(proof, wanted);
  const proven = every === true ? proofs.every(fits) : proofs.some(fits);
  return proven ? { verified: true } : refuse('SIGNATURE_WRONG');
}

/** Whether a scheme's proof names the address that the vendor called. */
export function signsAddress(scheme: WebhookScheme): boolean {
  const { signsAddress: signs }: Scheme = schemes[scheme];
  return signs === true;
}

/** The headers that prove a body under the `standard` scheme. */
export function signWebhook(
  body: Buffer,
  id: string,
  secret: string,
  now: Date,
): Readonly<Record<string, string>> {
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)) };
  const request = { method: 'POST', url: '', headers, body };
  return {
    ...headers,
    'webhook-signature': schemes.standard.expected(request, headers['webhook-timestamp'], secret),
  };
}

function isScheme(scheme: string): scheme is WebhookScheme {
  return Object.hasOwn(schemes, scheme);
}

function refuse(reason: WebhookRefusal): WebhookVerdict {
  return { verified: false, reason };
}
