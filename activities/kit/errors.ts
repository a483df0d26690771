import { ApplicationFailure } from '@temporalio/common';

interface ToolErrorClass {
  /** Whether the same call may work later without anybody changing anything. */
  readonly retryable: boolean;
  readonly why: string;
  readonly next: string;
}

/** The closed list of what can go wrong with a tool; the code is the failure's type, and BPMN error events catch it by that name. */
export const toolErrors = {
  AUTH_FAILED: {
    retryable: false,
    why: 'the tool does not accept the credential',
    next: 'renew the credential of the connection, then retry the incident',
  },
  FORBIDDEN: {
    retryable: false,
    why: 'the credential lacks a right for this, or the account a feature',
    next: "grant the tool's scopes to the credential (`maschinenraum tools` lists them), or look whether the account's plan has it, then retry the incident",
  },
  NOT_FOUND: {
    retryable: false,
    why: 'the tool does not know the object',
    next: 'correct the id in the input, then retry the incident',
  },
  CONFLICT: {
    retryable: false,
    why: "the tool's object is in a state that does not allow this",
    next: 'look at the object in the tool, then retry or resolve the incident',
  },
  INVALID_INPUT: {
    retryable: false,
    why: 'the input does not fit the action',
    next: 'change the named fields of the input, then retry the incident',
  },
  RATE_LIMITED: {
    retryable: true,
    why: 'the tool asks us to wait',
    next: "wait, it is tried again after the time the tool named; once it is an incident, lower the tool's rate limit and retry it",
  },
  UNAVAILABLE: {
    retryable: true,
    why: 'the tool does not answer or says it is broken',
    next: "wait, it is tried again; once it is an incident, look at the vendor's status page and retry it when the tool is well",
  },
  TIMEOUT: {
    retryable: true,
    why: 'the tool did not answer in time',
    next: "wait, it is tried again; once it is an incident, look at the vendor's status page and retry it when the tool is well",
  },
  BAD_RESPONSE: {
    retryable: true,
    why: "the tool's answer is not what its contract says",
    next: 'compare the base URL of the connection and the pinned API version with the vendor documentation, then retry the incident',
  },
  OUTCOME_UNKNOWN: {
    retryable: false,
    why: 'an earlier attempt may have done the work and the tool cannot be asked',
    next: 'look in the tool whether it was done: resolve the incident if so, retry it if not',
  },
  CONNECTION_MISSING: {
    retryable: false,
    why: 'there is no connection of that name',
    next: 'put it where MASCHINENRAUM_CONNECTIONS or MASCHINENRAUM_CONNECTION_COMMAND looks, or set MASCHINENRAUM_CONNECTION_<ID> and restart the worker; then retry the incident',
  },
  CONNECTION_INVALID: {
    retryable: false,
    why: 'the connection is not complete or not safe to read',
    next: 'correct what is named (a variable counts once the worker is started anew), then retry the incident',
  },
  CONNECTION_UNAVAILABLE: {
    retryable: true,
    why: 'the command that gives connections did not give this one',
    next: 'run the command of MASCHINENRAUM_CONNECTION_COMMAND as the worker would; it is tried again, and once it is an incident, retry it when the command works',
  },
} as const satisfies Record<string, ToolErrorClass>;

export type ToolErrorCode = keyof typeof toolErrors;

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
  return Number.isFinite(wait) ? Math.min(Math.max(Math.ceil(wait), 0), LONGEST_WAIT_MS) : undefined;
}
