import { ApplicationFailure } from '@temporalio/common';
import { toolErrors, type ToolErrorClass, type ToolErrorCode } from './tool-errors.ts';

export { toolErrors, type ToolErrorCode } from './tool-errors.ts';

/** What a tool error carries into the history: no values of the input, no secrets, no prose of the vendor. */
export interface ToolErrorDetails {
  readonly tool?: string;
  readonly action?: string;
  /** Method and path with its parameters left out, `GET /crm/v3/objects/contacts/{}`. */
  readonly request?: string;
  readonly status?: number;
  readonly vendorCode?: string;
  /** What exactly is wrong, field paths for example. */
  readonly fields?: readonly string[];
}

/** Makes the failure of a code; `retryAfterMs` becomes the delay of the next attempt. */
export function toolError(
  code: ToolErrorCode,
  details: ToolErrorDetails = {},
  retryAfterMs?: number,
): ApplicationFailure {
  const { retryable, why, next }: ToolErrorClass = toolErrors[code];
  const where = details.action ?? details.tool;
  const facts = [
    details.request,
    details.status === undefined ? undefined : `status ${details.status}`,
    details.vendorCode,
    ...(details.fields ?? []),
  ].filter((fact) => fact !== undefined);
  return ApplicationFailure.create({
    type: code,
    nonRetryable: !retryable,
    message: `${code}${where === undefined ? '' : ` ${where}`}: ${why}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}. Next: ${next}.`,
    details: [{ code, next, ...details }],
    // Temporal takes no delay at all for the end of trying: "at once" is left to its own backoff.
    ...(retryAfterMs === undefined || retryAfterMs <= 0 ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

/** Whether `error` is a tool error, of one of these codes where any are given. */
export function isToolError(error: unknown, ...codes: readonly ToolErrorCode[]): error is ApplicationFailure {
  if (
    !(error instanceof ApplicationFailure) ||
    typeof error.type !== 'string' ||
    !(error.type in toolErrors)
  ) {
    return false;
  }
  return codes.length === 0 || codes.some((code) => code === error.type);
}

/** The code of an HTTP status, or nothing for 2xx. RFC 9110, 15. */
export function codeForStatus(status: number): ToolErrorCode | undefined {
  if (status >= 200 && status < 300) return undefined;
  switch (status) {
    case 401:
      return 'AUTH_FAILED';
    // 402: what the account has not paid for.
    case 402:
    case 403:
      return 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 409:
    case 412:
    case 423:
      return 'CONFLICT';
    case 408:
    case 504:
      return 'TIMEOUT';
    case 425:
      return 'UNAVAILABLE';
    case 429:
      return 'RATE_LIMITED';
  }
  if (status >= 500) return 'UNAVAILABLE';
  return status >= 400 ? 'INVALID_INPUT' : 'BAD_RESPONSE';
}

const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** Reads Retry-After, seconds or an HTTP date, as milliseconds from `now`; a date is one of the tool's own clock. RFC 9110, 10.2.3. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const theirs = Date.parse(headers.get('date') ?? '') || now;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - theirs;
  return boundedWait(wait);
}

/** A wait that a tool names, a day at most; undefined where it is none. */
export function boundedWait(milliseconds: number | undefined): number | undefined {
  if (milliseconds === undefined || !Number.isFinite(milliseconds)) return undefined;
  return Math.min(Math.max(Math.ceil(milliseconds), 0), LONGEST_WAIT_MS);
}
