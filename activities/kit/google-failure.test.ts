import { describe, expect, it } from 'vitest';
import { durationMs, googleFailure } from './google-failure.ts';

const failureOf = (status: number, error: unknown) =>
  googleFailure({ status, headers: new Headers(), body: { error } });

describe('googleFailure', () => {
  it.each([
    ['a canonical code', 403, { status: 'PERMISSION_DENIED' }, undefined, 'PERMISSION_DENIED'],
    ['an exhausted quota', 429, { status: 'RESOURCE_EXHAUSTED' }, 'RATE_LIMITED', 'RESOURCE_EXHAUSTED'],
    ['a wrong state', 400, { status: 'FAILED_PRECONDITION' }, 'CONFLICT', 'FAILED_PRECONDITION'],
    ['a lost race', 409, { status: 'ABORTED' }, 'UNAVAILABLE', 'ABORTED'],
    ['a cancelled call', 499, { status: 'CANCELLED' }, 'UNAVAILABLE', 'CANCELLED'],
    [
      'the reason of an ErrorInfo',
      403,
      { status: 'PERMISSION_DENIED', details: [{ locale: 'en' }, { reason: 'SERVICE_DISABLED' }] },
      undefined,
      'SERVICE_DISABLED',
    ],
    ['an older quota', 403, { errors: [{ reason: 'quotaExceeded' }] }, 'RATE_LIMITED', 'quotaExceeded'],
    [
      'an older missing right',
      403,
      { errors: [{ reason: 'insufficientPermissions' }] },
      undefined,
      'insufficientPermissions',
    ],
    [
      'an older quota under another status',
      400,
      { errors: [{ reason: 'quotaExceeded' }] },
      undefined,
      'quotaExceeded',
    ],
    ['nothing but prose', 404, { message: 'ada@example.com is unknown' }, undefined, undefined],
  ] as const)('reads %s', (_name, status, error, code, vendorCode) => {
    expect(failureOf(status, error)).toEqual({ code, vendorCode, retryAfterMs: undefined });
  });

  it('takes the wait from RetryInfo', () => {
    const details = [{ reason: 'RATE_LIMIT_EXCEEDED' }, { retryDelay: '37s' }];
    expect(failureOf(429, { status: 'RESOURCE_EXHAUSTED', details })).toEqual({
      code: 'RATE_LIMITED',
      vendorCode: 'RATE_LIMIT_EXCEEDED',
      retryAfterMs: 37_000,
    });
  });

  it.each([undefined, 'Service Unavailable', {}, { error: 'invalid_grant' }, { error: null }])(
    'leaves %j to the HTTP status',
    (body) => {
      expect(googleFailure({ status: 503, headers: new Headers(), body })).toBeUndefined();
    },
  );
});

it.each([
  ['30s', 30_000],
  ['1.5s', 1500],
  ['0.0001s', 1],
  ['30', undefined],
  ['soon', undefined],
  [undefined, undefined],
])('%j is %s ms', (duration, milliseconds) => {
  expect(durationMs(duration)).toBe(milliseconds);
});
