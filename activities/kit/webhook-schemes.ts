import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** A webhook as it arrived: the body's bytes before any parser, and header names in lower case. */
export interface WebhookRequest {
  readonly method: string;
  /** The whole URL as the sender called it, scheme and host included. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** When a webhook is fresh, in epoch milliseconds; `text` is the time as the sender wrote it, for it is signed like that. */
interface Fresh {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** How one vendor proves that a webhook is its own. */
export interface Scheme {
  /** What the request shows as proof; none where there is none. */
  shown(request: WebhookRequest): readonly string[];
  /** What one of them has to be; of each of several events, all of them. */
  expected(request: WebhookRequest, time: string, secret: string): string;
  readonly every?: true;
  /** Absent where the vendor says no time: such a scheme cannot tell a replay. */
  fresh?(request: WebhookRequest): Fresh | undefined;
  /** The address is part of the proof, so that it has to be known as the vendor calls it. */
  readonly signsAddress?: true;
}

/** How far the sender's clock and ours may be apart, either way; the vendors' own documents say five minutes. */
const WINDOW_MS = 300_000;

export const schemes = {
  /** @hubspot/api-client 14.0.1, signature.js. */
  'hubspot-v3': {
    shown: header('x-hubspot-signature-v3'),
    fresh: sent('x-hubspot-request-timestamp', 'ms'),
    expected: ({ method, url, body }, time, secret) =>
      hmac(secret, [`${method}${url}`, body, time]).toString('base64'),
    signsAddress: true,
  },
  /** Body, then timestamp (an HTTP date), in hex: as public clients agree; developers.klaviyo.com, "Working with system webhooks". */
  klaviyo: {
    shown: header('klaviyo-signature'),
    fresh: sent('klaviyo-timestamp', 'any'),
    expected: ({ body }, time, secret) => hmac(secret, [body, time]).toString('hex'),
  },
  /** developers.facebook.com, Graph API, Webhooks, "Validating payloads". */
  meta: {
    shown: header('x-hub-signature-256'),
    expected: ({ body }, _time, secret) => `sha256=${hmac(secret, [body]).toString('hex')}`,
  },
  /** @slack/bolt 4.2.1, verify-request.js; docs.slack.dev, "Verifying requests from Slack". */
  slack: {
    shown: header('x-slack-signature'),
    fresh: sent('x-slack-request-timestamp', 's'),
    expected: ({ body }, time, secret) => `v0=${hmac(secret, [`v0:${time}:`, body]).toString('hex')}`,
  },
  /** developers.asana.com, "Webhooks"; the secret is the one of the handshake (X-Hook-Secret). */
  asana: {
    shown: header('x-hook-signature'),
    expected: ({ body }, _time, secret) => hmac(secret, [body]).toString('hex'),
  },
  /** Jira Cloud, webhooks with a secret, since February 2024: WebSub's header, as hookdeck.com's guide to Jira shows it. */
  jira: {
    shown: header('x-hub-signature'),
    expected: ({ body }, _time, secret) => `sha256=${hmac(secret, [body]).toString('hex')}`,
  },
  /**
   * HTTP Basic with the `http_auth_user` and `http_auth_password` of the subscription (pipedrive 33.7.0, AddWebhookRequest); the
   * secret is `user:password`. Nothing is signed: TLS alone protects the body.
   */
  pipedrive: {
    shown: header('authorization'),
    expected: (_request, _time, secret) => `Basic ${Buffer.from(secret).toString('base64')}`,
  },
  /**
   * A JWT (HS256) of the app's signing secret; developer.monday.com, "Verify the authenticity of requests". It names the address
   * and an end, but not the body: TLS alone protects that.
   */
  monday: {
    shown: (request) => header('authorization')(request).map(withoutBearer),
    fresh(request) {
      const claims = claimsOf(request);
      return claims?.exp === undefined
        ? undefined
        : { text: '', from: Number.NEGATIVE_INFINITY, to: claims.exp * 1000 };
    },
    expected(request, _time, secret) {
      const [token = ''] = header('authorization')(request).map(withoutBearer);
      const signed = token.split('.').slice(0, 2).join('.');
      const audience = claimsOf(request)?.aud;
      // A token for another address of the same app proves nothing here.
      if (audience !== undefined && withoutQuery(audience) !== withoutQuery(request.url)) return '';
      return `${signed}.${hmac(secret, [signed]).toString('base64url')}`;
    },
    signsAddress: true,
  },
  /** SHA-1 over the body, in hex; segmentio/segment-docs, "Webhooks". Of a batch only its first event is signed: such a body is refused. */
  segment: {
    shown: header('x-signature'),
    expected: ({ body }, _time, secret) => hmac(secret, [body], 'sha1').toString('hex'),
  },
  /** docs.developers.optimizely.com, "Configure webhooks". */
  optimizely: {
    shown: header('x-hub-signature'),
    expected: ({ body }, _time, secret) => `sha1=${hmac(secret, [body], 'sha1').toString('hex')}`,
  },
  /** looker-open-source/actions and lookerbot compare the header with the instance's token. Nothing is signed. */
  looker: {
    shown: header('x-looker-webhook-token'),
    expected: (_request, _time, secret) => secret,
  },
  /** learn.microsoft.com, Graph, "changeNotification": each notification carries the `clientState` of its subscription. Nothing is signed. */
  graph: {
    shown: ({ body }) => notifications.parse(jsonOf(body)).value.map(({ clientState }) => clientState),
    expected: (_request, _time, secret) => secret,
    every: true,
  },
  /** learn.microsoft.com, LinkedIn, "Webhooks": what is signed begins with the name of the algorithm. */
  linkedin: {
    shown: (request) => header('x-li-signature')(request).map((value) => value.replace(/^hmacsha256=/, '')),
    expected: ({ body }, _time, secret) => hmac(secret, ['hmacsha256=', body]).toString('hex'),
  },
  /** github.com/standard-webhooks: for senders that have no scheme of their own, our own forms included. */
  standard: {
    shown: (request) => header('webhook-signature')(request).flatMap((value) => value.split(' ')),
    fresh: sent('webhook-timestamp', 's'),
    expected: ({ headers, body }, time, secret) =>
      `v1,${hmac(standardKey(secret), [`${headers['webhook-id'] ?? ''}.${time}.`, body]).toString('base64')}`,
  },
} as const satisfies Record<string, Scheme>;

export type WebhookScheme = keyof typeof schemes;

function header(name: string): Scheme['shown'] {
  return ({ headers }) => {
    const value = headers[name];
    return value === undefined || value === '' ? [] : [value];
  };
}

function sent(name: string, unit: 'ms' | 's' | 'any'): NonNullable<Scheme['fresh']> {
  return (request) => {
    const [text] = header(name)(request);
    if (text === undefined) return undefined;
    const at = instantOf(text, unit);
    return { text, from: at - WINDOW_MS, to: at + WINDOW_MS };
  };
}

function instantOf(timestamp: string, unit: 'ms' | 's' | 'any'): number {
  if (!/^\d+$/.test(timestamp)) return unit === 'any' ? Date.parse(timestamp) : Number.NaN;
  const seconds = unit === 's' || (unit === 'any' && timestamp.length <= 10);
  return Number(timestamp) * (seconds ? 1000 : 1);
}

function hmac(
  secret: string | Buffer,
  parts: readonly (string | Buffer)[],
  algorithm: 'sha1' | 'sha256' = 'sha256',
): Buffer {
  const digest = createHmac(algorithm, secret);
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** Secrets are base64 after `whsec_`; others are taken as they are. */
function standardKey(secret: string): string | Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
}

const claims = z.object({ exp: z.number().optional(), aud: z.string().optional() }).catch({});

/** What a JWT says (RFC 7519, 4.1); nothing where it is none. */
function claimsOf(request: WebhookRequest): z.output<typeof claims> | undefined {
  const [token] = header('authorization')(request).map(withoutBearer);
  const [, body] = token?.split('.') ?? [];
  return body === undefined ? undefined : claims.parse(jsonOf(Buffer.from(body, 'base64url')));
}

function withoutBearer(value: string): string {
  return value.replace(/^Bearer +/i, '');
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '');
}

const notifications = z
  .object({ value: z.array(z.object({ clientState: z.string().catch('') })) })
  .catch({ value: [] });

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
