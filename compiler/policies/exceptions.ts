import { parseDateTime } from '../../engine/time/moment.ts';
import type { Exception, Policy } from '../../definitions/policy.ts';
import type { Breach } from './breach.ts';

/** What is wrong with a policy's own text. */
export interface PolicyFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** `today`, `YYYY-MM-DD`, lies on the exception's last day or before it. */
export function isExcused({ process, element, exceptions }: Breach, today: string): boolean {
  return exceptions.some(
    (exception) => exception.process === process && exception.element === element && today <= exception.until,
  );
}

/** Exceptions that have ended or do not say what they have to. */
export function faultsIn({ code, exceptions = [] }: Policy, today: string): readonly PolicyFault[] {
  return faultsOfExceptions(
    code,
    exceptions,
    today,
    ({ process, element }) => `Put the control back at ${process}, ${element}`,
  );
}

/** What every exception says, whatever it lets off. */
export type Excuse = Pick<Exception, 'name' | 'reason' | 'until'>;

/** The same of exceptions to anything; `putBack` says what to do where one has ended. */
export function faultsOfExceptions<Excused extends Excuse>(
  code: string,
  exceptions: readonly Excused[],
  today: string,
  putBack: (exception: Excused) => string,
): readonly PolicyFault[] {
  return exceptions.flatMap((exception) => {
    const missing = missingIn(exception);
    if (missing.length > 0)
      return [
        {
          code: 'POLICY_EXCEPTION_INCOMPLETE',
          message: `an exception to ${code} lacks ${missing.join(' and ')}`,
          hint: 'An exception has a name, a reason, and the last day it holds: until, YYYY-MM-DD.',
        },
      ];
    if (today <= exception.until) return [];
    return [
      {
        code: 'POLICY_EXCEPTION_ENDED',
        message: `the exception "${exception.name}" to ${code} ended on ${exception.until}`,
        hint: `${putBack(exception)}, and remove the exception; or decide on a new end.`,
      },
    ];
  });
}

function missingIn({ name, reason, until }: Excuse): readonly string[] {
  return [
    ...(name.trim() === '' ? ['a name'] : []),
    ...(reason.trim() === '' ? ['a reason'] : []),
    ...(isDay(until) ? [] : ['an end date']),
  ];
}

/** `YYYY-MM-DD`, and a day of the calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDateTime(text) !== undefined;
}
