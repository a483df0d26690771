import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook as it arrived: the body's bytes before any parser, and header names in lower case. */
export interface WebhookRequest {
  readonly method: string;
  /** The whole URL as the sender called it, scheme and host included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

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

interface Scheme {
  readonly signature: string;
  /** Header with the time of sending; a scheme without one cannot tell a replay. */
  readonly timestamp?: { readonly header: string; readonly unit: 'ms' | 's' | 'any' };
  /** What the signature header must hold; several where the sender signs with several keys. */
  expected(request: WebhookRequest, timestamp: string, secret: string): string;
  /** The signatures in the header, one when absent. */
  split?(signature: string): readonly string[];
}

const schemes = {
  /** @hubspot/api-client 14.0.1, signature.js. */
  'hubspot-v3': {
    signature: 'x-hubspot-signature-v3',
    timestamp: { header: 'x-hubspot-request-timestamp', unit: 'ms' },
    expected: ({ method, url, body }, timestamp, secret) =>
      hmac(secret, [`${method}${url}`, body, timestamp]).toString('base64'),
  },
  /** Body, then timestamp (an HTTP date), in hex: as public clients agree; developers.klaviyo.com, "Working with system webhooks". */
  klaviyo: {
    signature: 'klaviyo-signature',
    timestamp: { header: 'klaviyo-timestamp', unit: 'any' },
    expected: ({ body }, timestamp, secret) => hmac(secret, [body, timestamp]).toString('hex'),
  },
  /** developers.facebook.com, Graph API, Webhooks, "Validating payloads". */
  meta: {
    signature: 'x-hub-signature-256',
    expected: ({ body }, _timestamp, secret) => `sha256=${hmac(secret, [body]).toString('hex')}`,
  },
  /** @slack/bolt 4.2.1, verify-request.js; docs.slack.dev, "Verifying requests from Slack". */
  slack: {
    signature: 'x-slack-signature',
    timestamp: { header: 'x-slack-request-timestamp', unit: 's' },
    expected: ({ body }, timestamp, secret) =>
      `v0=${hmac(secret, [`v0:${timestamp}:`, body]).toString('hex')}`,
  },
  /** developers.asana.com, "Webhooks"; the secret is the one of the handshake (X-Hook-Secret). */
  asana: {
    signature: 'x-hook-signature',
    expected: ({ body }, _timestamp, secret) => hmac(secret, [body]).toString('hex'),
  },
  /** github.com/standard-webhooks: for senders that have no scheme of their own, our own forms included. */
  standard: {
    signature: 'webhook-signature',
    timestamp: { header: 'webhook-timestamp', unit: 's' },
    expected: ({ headers, body }, timestamp, secret) =>
      `v1,${hmac(standardKey(secret), [`${headers['webhook-id'] ?? ''}.${timestamp}.`, body]).toString('base64')}`,
    split: (signature) => signature.split(' '),
  },
} as const satisfies Record<string, Scheme>;

export type WebhookScheme = keyof typeof schemes;

/** How far the sender's clock and ours may be apart, either way; the vendors' own documents say five minutes. */
const WINDOW_MS = 300_000;

/** Judges a webhook's signature; anything that is not proven is refused, an unknown scheme too. */
export function verifyWebhook(
  scheme: string,
  request: WebhookRequest,
  secret: string | undefined,
  now: Date,
): WebhookVerdict {
  if (!isScheme(scheme)) return refuse('SCHEME_UNKNOWN');
  if (secret === undefined || secret === '') return refuse('SECRET_MISSING');
  const { signature: header, timestamp: time, expected, split }: Scheme = schemes[scheme];
  const signature = request.headers[header];
  if (signature === undefined || signature === '') return refuse('SIGNATURE_MISSING');
  const timestamp = time === undefined ? '' : (request.headers[time.header] ?? '');
  if (time !== undefined) {
    if (timestamp === '') return refuse('TIMESTAMP_MISSING');
    const sentAt = instantOf(timestamp, time.unit);
    // Written so that a time that is no number is outside, too.
    if (!(Math.abs(now.getTime() - sentAt) <= WINDOW_MS)) return refuse('TIMESTAMP_OUTSIDE_WINDOW');
  }
  const wanted = expected(request, timestamp, secret);
  const given = split?.(signature) ?? [signature];
  return given.some((candidate) => same(candidate, wanted)) ? { verified: true } : refuse('SIGNATURE_WRONG');
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

function hmac(secret: string | Buffer, parts: readonly (string | Buffer)[]): Buffer {
  const digest = createHmac('sha256', secret);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** Secrets are base64 after `whsec_`; others are taken as they are. */
function standardKey(secret: string): string | Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
}

function instantOf(timestamp: string, unit: 'ms' | 's' | 'any'): number {
  if (!/^\d+$/.test(timestamp)) return unit === 'any' ? Date.parse(timestamp) : Number.NaN;
  const seconds = unit === 's' || (unit === 'any' && timestamp.length <= 10);
  return Number(timestamp) * (seconds ? 1000 : 1);
}

function same(given: string, wanted: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(wanted);
  return one.length === other.length && timingSafeEqual(one, other);
}
