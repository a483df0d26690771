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
const sign = (signed: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', SECRET).update(signed).digest(encoding);

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
