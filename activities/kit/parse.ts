import type { z } from 'zod';
import type { Action } from './define-action.ts';
import { toolError } from './errors.ts';

/**
 * The input as the action's schema reads it; INVALID_INPUT names the fields that do not fit. FEEL has no absent fields, only null:
 * a null is a field left out.
 */
export function parseInput(action: Action, value: unknown): unknown {
  const parsed = action.input.safeParse(withoutNulls(value));
  if (parsed.success) return parsed.data;
  throw toolError('INVALID_INPUT', {
    tool: action.tool.id,
    action: action.id,
    fields: placesOf(parsed.error),
  });
}

/** The output as the action's schema reads it; BAD_RESPONSE names the fields that do not fit. */
export function parseOutput(action: Action, value: unknown): unknown {
  const parsed = action.output.safeParse(value);
  if (parsed.success) return parsed.data;
  throw toolError('BAD_RESPONSE', {
    tool: action.tool.id,
    action: action.id,
    fields: placesOf(parsed.error),
  });
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (field === null ? [] : [[key, withoutNulls(field)]])),
  );
}

/** Where a value does not fit and how, never the value. */
function placesOf(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const at = issue.path.join('.') || 'input';
    return issue.code === 'unrecognized_keys'
      ? `${at} unknown ${issue.keys.join(',')}`
      : `${at} ${issue.code}`;
  });
}
