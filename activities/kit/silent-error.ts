import { inspect } from 'node:util';
import { ApplicationFailure } from '@temporalio/common';
import { valueWithout, withoutCredentials } from './credentials.ts';

/** Deep enough for an error with its causes. */
const DEPTH = 8;

/** An error as it may go into a history: the same, or one without the credentials that a tool has put into it. */
export function silentError(error: unknown, credentials: readonly string[]): unknown {
  const text = inspect(error, { depth: DEPTH, maxStringLength: Infinity, maxArrayLength: Infinity });
  if (withoutCredentials(text, credentials) === text) return error;
  if (!(error instanceof Error)) return new Error('a tool has put a credential into an error');
  const message = withoutCredentials(error.message, credentials);
  if (!(error instanceof ApplicationFailure)) return new Error(message);
  const { type, nonRetryable, details, nextRetryDelay } = error;
  return ApplicationFailure.create({
    message,
    ...(type == null ? {} : { type }),
    ...(nonRetryable == null ? {} : { nonRetryable }),
    ...(details == null ? {} : { details: valueWithout(details, credentials) }),
    ...(nextRetryDelay == null ? {} : { nextRetryDelay }),
  });
}
