import { createHmac } from 'node:crypto';

/** A delivery as a vendor sends it. */
export interface VendorRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a vendor signs with, and which address it calls. */
export interface Signing {
  readonly secret: string;
  readonly url: string;
  readonly at: Date;
}

const json = { 'content-type': 'application/json' };

/** Signs a delivery as the tool's vendor does; docs and sources are named in activities/kit/webhook-schemes.ts. */
export const signAs = {
  hubspot(body, { secret, url, at }) {
    const time = String(at.getTime());
    return {
      ...json,
      'x-hubspot-request-timestamp': time,
      'x-hubspot-signature-v3': hmac(secret, `POST${url}${body}${time}`, 'base64'),
    };
  },
  klaviyo: (body, { secret, at }) => ({
    ...json,
    'klaviyo-webhook-id': 'w1',
    'klaviyo-timestamp': at.toUTCString(),
    'klaviyo-signature': hmac(secret, body + at.toUTCString(), 'hex'),
  }),
  asana: (body, { secret }) => ({ ...json, 'x-hook-signature': hmac(secret, body, 'hex') }),
  'meta-ads': (body, { secret }) => ({
    ...json,
    'x-hub-signature-256': `sha256=${hmac(secret, body, 'hex')}`,
  }),
  jira: (body, { secret }) => ({ ...json, 'x-hub-signature': `sha256=${hmac(secret, body, 'hex')}` }),
  pipedrive: (_body, { secret }) => ({
    ...json,
    authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
  }),
  monday(_body, { secret, url, at }) {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { aud: url, exp: at.getTime() / 1000 + 300 };
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return { ...json, authorization: `${signed}.${hmac(secret, signed, 'base64url')}` };
  },
  slack(body, { secret, at }) {
    const time = String(Math.floor(at.getTime() / 1000));
    return {
      ...json,
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${hmac(secret, `v0:${time}:${body}`, 'hex')}`,
    };
  },
} satisfies Readonly<Record<string, (body: string, signing: Signing) => VendorRequest['headers']>>;

function hmac(secret: string, text: string, encoding: 'hex' | 'base64' | 'base64url'): string {
  return createHmac('sha256', secret).update(text).digest(encoding);
}
