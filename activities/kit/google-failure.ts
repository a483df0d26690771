import { z } from 'zod';
import type { Answer, Failure } from './define-tool.ts';
import type { ToolErrorCode } from './errors.ts';

/** `google.rpc.Status` as JSON, and beside it the older list of `errors`; what they say for people quotes what was sent. */
const envelope = z.looseObject({
  error: z.looseObject({
    status: z.string().optional(),
    /** google/rpc/error_details.proto: ErrorInfo has a `reason`, RetryInfo a `retryDelay`. */
    details: z
      .array(z.looseObject({ reason: z.string().optional(), retryDelay: z.string().optional() }))
      .default([]),
    errors: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});

/** Canonical codes (google/rpc/code.proto) whose HTTP status alone would be read as something else. */
const CODES_BY_STATUS: Readonly<Record<string, ToolErrorCode>> = {
  RESOURCE_EXHAUSTED: 'RATE_LIMITED',
  // 400: what stands in the way has to be put right first.
  FAILED_PRECONDITION: 'CONFLICT',
  // 409: somebody else was faster, and the whole action may be run again.
  ABORTED: 'UNAVAILABLE',
  // 499: nobody did anything.
  CANCELLED: 'UNAVAILABLE',
};

/** Reasons by which a 403 of the older APIs is no missing right but too many requests (riptutorial.com/google-analytics-api/topic/7376). */
const QUOTA_REASONS: ReadonlySet<string> = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
]);

/** Reads how any of Google's APIs over HTTP says that something failed; for the `failure` of a tool. */
export function googleFailure({ status: httpStatus, body }: Answer): Failure | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { status, details, errors } = parsed.data.error;
  const reason = [...details, ...errors].find((one) => one.reason !== undefined)?.reason;
  const limited = httpStatus === 403 && errors.some((one) => QUOTA_REASONS.has(one.reason ?? ''));
  return {
    code: limited ? 'RATE_LIMITED' : CODES_BY_STATUS[status ?? ''],
    vendorCode: reason ?? status,
    retryAfterMs: durationMs(details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay),
  };
}

/** A `google.protobuf.Duration` as JSON writes it, `30s` or `1.5s`, in milliseconds. */
export function durationMs(duration: string | undefined): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(duration ?? '')?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}
