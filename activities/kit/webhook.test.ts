import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signWebhook, verifyWebhook, type WebhookRequest } from './webhook.ts';

const SECRET = 'webhook-secret';
const now = new Date('2026-12-01T08:00:00Z');
const seconds = String(now.getTime() / 1000);
const ms = String(now.getTime());
const text = '{"email":"ada@example.com"}';
const body = Buffer.from(text);
const url = 'https://ops.example.com/webhooks/hubspot?form=1';
const sign = (signed: string, encoding: 'hex' | 'base64' | 'base64url', algorithm = 'sha256') =>
  createHmac(algorithm, SECRET).update(signed).digest(encoding);

const request = (headers: Record<string, string>): WebhookRequest => ({ method: 'POST', url, headers, body });

const signed: readonly (readonly [string, Record<string, string>])[] = [
  [
    'hubspot-v3',
    { 'x-hubspot-signature-v3': sign(`POST${url}${text}${ms}`, 'base64'), 'x-hubspot-request-timestamp': ms },
  ],
  [
    'klaviyo',
    { 'klaviyo-signature': sign(text + now.toUTCString(), 'hex'), 'klaviyo-timestamp': now.toUTCString() },
  ],
  ['meta', { 'x-hub-signature-256': `sha256=${sign(text, 'hex')}` }],
  [
    'slack',
    {
      'x-slack-signature': `v0=${sign(`v0:${seconds}:${text}`, 'hex')}`,
      'x-slack-request-timestamp': seconds,
    },
  ],
  ['asana', { 'x-hook-signature': sign(text, 'hex') }],
  ['standard', { ...signWebhook(body, 'msg_1', SECRET, now) }],
  ['jira', { 'x-hub-signature': `sha256=${sign(text, 'hex')}` }],
  ['segment', { 'x-signature': sign(text, 'hex', 'sha1') }],
  ['optimizely', { 'x-hub-signature': `sha1=${sign(text, 'hex', 'sha1')}` }],
  ['linkedin', { 'x-li-signature': sign(`hmacsha256=${text}`, 'hex') }],
];

describe.each(signed)('%s', (scheme, headers) => {
  const signatureHeader = Object.keys(headers).find((name) => name.includes('signature')) ?? '';

  it('takes a signed request', () => {
    expect(verifyWebhook(scheme, request(headers), SECRET, now)).toEqual({ verified: true });
  });

  it('refuses another body', () => {
    const forged = { ...request(headers), body: Buffer.from('{}') };
    expect(verifyWebhook(scheme, forged, SECRET, now)).toEqual({
      verified: false,
      reason: 'SIGNATURE_WRONG',
    });
  });

  it('refuses another secret, and none', () => {
    expect(verifyWebhook(scheme, request(headers), 'other', now)).toMatchObject({
      reason: 'SIGNATURE_WRONG',
    });
    expect(verifyWebhook(scheme, request(headers), undefined, now)).toMatchObject({
      reason: 'SECRET_MISSING',
    });
  });

  it('refuses a request without a signature', () => {
    const { [signatureHeader]: _signature, ...rest } = headers;
    expect(verifyWebhook(scheme, request(rest), SECRET, now)).toMatchObject({ reason: 'SIGNATURE_MISSING' });
    expect(verifyWebhook(scheme, request({ ...rest, [signatureHeader]: '' }), SECRET, now)).toMatchObject({
      reason: 'SIGNATURE_MISSING',
    });
  });
});

describe.each(
  signed.filter(([, headers]) => Object.keys(headers).some((name) => name.includes('timestamp'))),
)('%s, replayed', (scheme, headers) => {
  const timestampHeader = Object.keys(headers).find((name) => name.includes('timestamp')) ?? '';
  const { [timestampHeader]: _timestamp, ...rest } = headers;

  it.each([
    [-5.1, { verified: false, reason: 'TIMESTAMP_OUTSIDE_WINDOW' }],
    [-5, { verified: true }],
    [5, { verified: true }],
    [5.1, { verified: false, reason: 'TIMESTAMP_OUTSIDE_WINDOW' }],
  ])('%d minutes later', (minutes, verdict) => {
    const later = new Date(now.getTime() + minutes * 60_000);
    expect(verifyWebhook(scheme, request(headers), SECRET, later)).toEqual(verdict);
  });

  it('refuses a request that says no time, or none that can be read', () => {
    expect(verifyWebhook(scheme, request(rest), SECRET, now)).toMatchObject({ reason: 'TIMESTAMP_MISSING' });
    expect(verifyWebhook(scheme, request({ ...rest, [timestampHeader]: 'soon' }), SECRET, now)).toMatchObject(
      {
        reason: 'TIMESTAMP_OUTSIDE_WINDOW',
      },
    );
  });
});

/** Schemes by which nothing of the body is signed: a secret is shown. */
const shown: readonly (readonly [string, Record<string, string>])[] = [
  ['pipedrive', { authorization: `Basic ${Buffer.from(SECRET).toString('base64')}` }],
  ['looker', { 'x-looker-webhook-token': SECRET }],
];

describe.each(shown)('%s', (scheme, headers) => {
  const [name = ''] = Object.keys(headers);

  it('takes who shows the secret, and nobody else', () => {
    expect(verifyWebhook(scheme, request(headers), SECRET, now)).toEqual({ verified: true });
    expect(verifyWebhook(scheme, request(headers), 'other', now)).toMatchObject({
      reason: 'SIGNATURE_WRONG',
    });
    expect(verifyWebhook(scheme, request({ [name]: 'Basic x' }), SECRET, now)).toMatchObject({
      reason: 'SIGNATURE_WRONG',
    });
    expect(verifyWebhook(scheme, request({}), SECRET, now)).toMatchObject({ reason: 'SIGNATURE_MISSING' });
    expect(verifyWebhook(scheme, request(headers), '', now)).toMatchObject({ reason: 'SECRET_MISSING' });
  });
});

describe('monday', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (claims: object, head: object = { alg: 'HS256', typ: 'JWT' }): string => {
    const signed = `${part(head)}.${part(claims)}`;
    return `${signed}.${sign(signed, 'base64url')}`;
  };
  const exp = now.getTime() / 1000 + 60;
  const mine = token({ accountId: 1, aud: 'https://ops.example.com/webhooks/hubspot', exp });
  const judged = (authorization: string, at = now) =>
    verifyWebhook('monday', request({ authorization }), SECRET, at);

  it('takes a token of ours for this address until it ends', () => {
    expect(judged(mine)).toEqual({ verified: true });
    expect(judged(`Bearer ${mine}`)).toEqual({ verified: true });
    expect(judged(token({ exp }))).toEqual({ verified: true });
  });

  it.each([
    ['another secret', mine, 'other', now, 'SIGNATURE_WRONG'],
    [
      'changed claims',
      mine.replace(/\.[^.]+\./, `.${part({ exp: exp + 9 })}.`),
      SECRET,
      now,
      'SIGNATURE_WRONG',
    ],
    [
      'a token for another address',
      token({ aud: 'https://ops.example.com/other', exp }),
      SECRET,
      now,
      'SIGNATURE_WRONG',
    ],
    ['no signature', `${part({ alg: 'none' })}.${part({ exp })}.`, SECRET, now, 'SIGNATURE_WRONG'],
    ['an end that is over', mine, SECRET, new Date(now.getTime() + 60_001), 'TIMESTAMP_OUTSIDE_WINDOW'],
    ['no end', token({ accountId: 1 }), SECRET, now, 'TIMESTAMP_MISSING'],
    ['an end that is no number', token({ exp: 'soon' }), SECRET, now, 'TIMESTAMP_MISSING'],
    ['no token', 'Bearer', SECRET, now, 'TIMESTAMP_MISSING'],
    ['nothing', '', SECRET, now, 'SIGNATURE_MISSING'],
  ])('refuses %s', (_what, authorization, secret, at, reason) => {
    expect(verifyWebhook('monday', request({ authorization }), secret, at)).toEqual({
      verified: false,
      reason,
    });
  });
});

describe('graph', () => {
  const of = (...states: readonly unknown[]) => ({
    ...request({}),
    body: Buffer.from(JSON.stringify({ value: states.map((clientState) => ({ clientState })) })),
  });

  it('wants the state of the subscription in every notification', () => {
    expect(verifyWebhook('graph', of(SECRET, SECRET), SECRET, now)).toEqual({ verified: true });
    for (const wrong of [of(SECRET, 'other'), of(SECRET, undefined), of(7)])
      expect(verifyWebhook('graph', wrong, SECRET, now)).toMatchObject({ reason: 'SIGNATURE_WRONG' });
    for (const none of [of(), request({}), { ...request({}), body: Buffer.from('{') }])
      expect(verifyWebhook('graph', none, SECRET, now)).toMatchObject({ reason: 'SIGNATURE_MISSING' });
  });
});

it('refuses a batch of Segment, of which only the first event is signed', () => {
  const headers = { 'x-signature': sign('{"messageId":"1"}', 'hex', 'sha1') };
  const batch = { ...request(headers), body: Buffer.from('[{"messageId":"1"},{"messageId":"2"}]') };
  expect(verifyWebhook('segment', batch, SECRET, now)).toMatchObject({ reason: 'SIGNATURE_WRONG' });
});

it.each(['unknown', 'toString', '__proto__', ''])('refuses the scheme %j', (scheme) => {
  expect(verifyWebhook(scheme, request({}), SECRET, now)).toEqual({
    verified: false,
    reason: 'SCHEME_UNKNOWN',
  });
});

it('takes any of several standard signatures, as senders give while they change keys', () => {
  const headers = signWebhook(body, 'msg_1', SECRET, now);
  const both = { ...headers, 'webhook-signature': `v1,b3RoZXI= ${headers['webhook-signature']}` };
  expect(verifyWebhook('standard', request(both), SECRET, now)).toEqual({ verified: true });
});

it('keeps to the published example of Standard Webhooks', () => {
  // The vector of the specification's reference libraries (github.com/standard-webhooks, libraries' tests).
  const headers = signWebhook(
    Buffer.from('{"test": 2432232314}'),
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    new Date(1_614_265_330_000),
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
