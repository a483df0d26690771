import { toolError, type ToolErrorDetails } from './errors.ts';

/** Refuses an amount in another currency than what it is for: most vendors would take the bare number. Both are ISO 4217. */
export function requireSameCurrency(
  given: string,
  expected: string,
  where: Pick<ToolErrorDetails, 'tool' | 'action'>,
): void {
  if (given === expected) return;
  throw toolError('INVALID_INPUT', { ...where, fields: [`currency must be ${expected}`] });
}
