import type { ApplicationFailure } from '@temporalio/common';
import { expect, it } from 'vitest';
import { credentialsOf, valueWithout, withoutCredentials } from './credentials.ts';
import { toolError } from './errors.ts';
import { silentError } from './silent-error.ts';

const token = 'tok_0123456789';

it('knows every secret of a connection, and the lines of its key', () => {
  const connection = {
    token,
    clientId: 'client-id-that-is-no-secret',
    clientSecret: 'client-secret',
    refreshToken: 'refresh-token',
    webhookSecret: 'webhook-secret',
    privateKey: '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANB\n-----END PRIVATE KEY-----\n',
    settings: { developerToken: 'developer-token', customerId: '1234567890', pin: 'short' },
  };
  const found = credentialsOf({ secretSettings: ['developerToken', 'pin'] }, connection);
  expect([...found].sort()).toEqual(
    [
      connection.privateKey,
      'MIIEvQIBADANB',
      'client-secret',
      'developer-token',
      'refresh-token',
      token,
      'webhook-secret',
    ].sort(),
  );
});

it('takes them out of texts and values, with line breaks too', () => {
  const key = 'line one\nline two';
  expect(withoutCredentials(`a ${token} b`, [token])).toBe('a [redacted] b');
  expect(valueWithout({ deep: [`x${token}`, key], [token]: 1 }, [token, key])).toEqual({
    deep: ['x[redacted]', '[redacted]'],
    '[redacted]': 1,
  });
  const value = { harmless: true };
  expect(valueWithout(value, [token])).toBe(value);
  expect(valueWithout(undefined, [token])).toBeUndefined();
});

it('keeps what an error says, without them', () => {
  const told = toolError(
    'RATE_LIMITED',
    { tool: 'slack', vendorCode: token, fields: [`body ${token}`] },
    7000,
  );
  const silent = silentError(told, [token]);
  expect(silent).toMatchObject({ type: 'RATE_LIMITED', nonRetryable: false, nextRetryDelay: 7000 });
  expect(silent).toMatchObject({
    details: [{ code: 'RATE_LIMITED', tool: 'slack', vendorCode: '[redacted]' }],
  });
  expect(String((silent as ApplicationFailure).stack)).not.toContain(token);
});

it.each([
  ['an error of the program', new TypeError(`cannot read ${token}`)],
  ['an error with a cause', new Error('no', { cause: new Error(token) })],
  ['what is no error', { said: token }],
])('silences %s', (_name, error) => {
  const silent = silentError(error, [token]);
  expect(silent).toBeInstanceOf(Error);
  expect((silent as Error).message + String((silent as Error).stack)).not.toContain(token);
  expect(silent).not.toHaveProperty('cause');
});

it('leaves other errors as they are', () => {
  const error = new Error('no');
  expect(silentError(error, [token])).toBe(error);
});
