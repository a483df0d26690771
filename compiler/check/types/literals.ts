import type { Shape } from '../shape.ts';

/** Why a text or a number that is written out is not what a schema asks for; undefined for what is, and for what is no literal. */
export function literalMisfit(value: unknown, wanted: Shape): string | undefined {
  if (typeof value === 'string') return textMisfit(value, wanted);
  return typeof value === 'number' ? numberMisfit(value, wanted) : undefined;
}

function textMisfit(value: string, { pattern, format, minLength, maxLength }: Shape): string | undefined {
  const spoken = JSON.stringify(value);
  if (pattern !== undefined && matches(value, pattern) === false) {
    return `${spoken} is not of the form ${format ?? pattern}`;
  }
  if (format === 'uri' && !URL.canParse(value)) return `${spoken} is no address`;
  if (minLength !== undefined && value.length < minLength) return `${spoken} is shorter than ${minLength}`;
  if (maxLength !== undefined && value.length > maxLength) return `${spoken} is longer than ${maxLength}`;
  return undefined;
}

function numberMisfit(value: number, wanted: Shape): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, type } = wanted;
  if (type === 'integer' && !Number.isInteger(value)) return `${value} is no whole number`;
  if (minimum !== undefined && value < minimum) return `${value} is less than ${minimum}`;
  if (maximum !== undefined && value > maximum) return `${value} is more than ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return `${value} is not more than ${exclusiveMinimum}`;
  }
  return exclusiveMaximum !== undefined && value >= exclusiveMaximum
    ? `${value} is not less than ${exclusiveMaximum}`
    : undefined;
}

/** Undefined for a pattern that is no regular expression here: JSON Schema has no flags. */
function matches(value: string, pattern: string): boolean | undefined {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return undefined;
  }
}
