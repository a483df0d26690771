import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  codeForStatus,
  isToolError,
  retryAfterMs,
  toolError,
  toolErrors,
  type ToolErrorCode,
} from './errors.ts';

const codes = Object.keys(toolErrors) as ToolErrorCode[];

it.each([
  [200, undefined],
  [204, undefined],
  [302, 'BAD_RESPONSE'],
  [400, 'INVALID_INPUT'],
  [401, 'AUTH_FAILED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [408, 'TIMEOUT'],
  [409, 'CONFLICT'],
  [410, 'NOT_FOUND'],
  [412, 'CONFLICT'],
  [413, 'INVALID_INPUT'],
  [422, 'INVALID_INPUT'],
  [423, 'CONFLICT'],
  [425, 'UNAVAILABLE'],
  [429, 'RATE_LIMITED'],
  [500, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [504, 'TIMEOUT'],
  [599, 'UNAVAILABLE'],
])('%d is %s', (status, code) => {
  expect(codeForStatus(status)).toBe(code);
});

describe('Retry-After', () => {
  const now = Date.parse('2026-12-01T08:00:00Z');
  it.each([
    ['7', 7000],
    ['0', 0],
    ['1.5', 1500],
    ['Tue, 01 Dec 2026 08:00:30 GMT', 30_000],
    ['Tue, 01 Dec 2026 07:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['soon', undefined],
    ['', undefined],
  ])('%j is %s ms', (value, wait) => {
    expect(retryAfterMs(new Headers({ 'retry-after': value }), now)).toBe(wait);
  });

  it("goes by the tool's clock where that is not ours", () => {
    const theirs = { date: 'Tue, 01 Dec 2026 09:00:00 GMT', 'retry-after': 'Tue, 01 Dec 2026 09:00:30 GMT' };
    expect(retryAfterMs(new Headers(theirs), now)).toBe(30_000);
  });
});

it('carries code, place, facts and the next step', () => {
  const error = toolError(
    'RATE_LIMITED',
    { tool: 'hubspot', action: 'hubspot.findOwner', status: 429 },
    7000,
  );
  expect(error).toMatchObject({ type: 'RATE_LIMITED', nonRetryable: false, nextRetryDelay: 7000 });
  expect(error.message).toBe(
    "RATE_LIMITED hubspot.findOwner: the tool asks us to wait (status 429). Next: wait, it is tried again after the time the tool named; once it is an incident, lower the tool's rate limit and retry it.",
  );
});

it('is retried exactly when time alone may help', () => {
  expect(codes.filter((code) => toolError(code).nonRetryable !== true)).toEqual([
    'RATE_LIMITED',
    'UNAVAILABLE',
    'TIMEOUT',
    'BAD_RESPONSE',
    'CONNECTION_UNAVAILABLE',
  ]);
});

it('knows its own', () => {
  expect(isToolError(toolError('TIMEOUT'))).toBe(true);
  expect(isToolError(toolError('TIMEOUT'), 'TIMEOUT', 'UNAVAILABLE')).toBe(true);
  expect(isToolError(toolError('TIMEOUT'), 'UNAVAILABLE')).toBe(false);
  expect(isToolError(new Error('TIMEOUT'))).toBe(false);
});

it.each(codes)('explains %s on a page', (code) => {
  const page = new URL(`../../docs/errors/${code}.md`, import.meta.url);
  expect(existsSync(page)).toBe(true);
  expect(readFileSync(page, 'utf8')).toContain(`# ${code}`);
});

it.each([
  [7000, 7000],
  // Temporal would not try again.
  [0, undefined],
  [undefined, undefined],
])('waits %s ms for the next attempt as %s', (wait, delay) => {
  expect(toolError('RATE_LIMITED', {}, wait).nextRetryDelay).toBe(delay);
});
