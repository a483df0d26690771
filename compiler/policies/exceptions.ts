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
        hint: `Put the control back at ${exception.process}, ${exception.element}, and remove the exception; or decide on a new end.`,
      },
    ];
  });
}

function missingIn({ name, reason, until }: Exception): readonly string[] {
  return [
    ...(name.trim() === '' ? ['a name'] : []),
    ...(reason.trim() === '' ? ['a reason'] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)) ? [] : ['an end date']),
  ];
}
