import { Range, type FeelValue } from '../feel-value.ts';
import { isOrdered } from '../membership.ts';
import { parseNumber } from '../number.ts';
import { parseDate, parseDateTime, parseDuration, parseMoment, parseTime } from '../temporal-text.ts';
import { typeName } from '../feel-value.ts';

const RANGE = /^\s*([[(\]])(.*)\.\.(.*)([\])[])\s*$/s;
const LITERAL_CALL = /^(date and time|date|time|duration)\s*\(\s*"([^"]*)"\s*\)$/;

/** What `range("[1..5]")` reads: both ends are literals of one type; `null` for everything else. */
export function parseRange(text: string): Range | null {
  const match = RANGE.exec(text);
  if (!match) return null;
  const [, open, start = '', end = '', close] = match;
  const low = parseEndpoint(start.trim());
  const high = parseEndpoint(end.trim());
  if (typeName(low) !== typeName(high) || !isOrdered(low, high)) return null;
  return new Range(low, high, [open === '[', close === ']']);
}

function parseEndpoint(text: string): FeelValue {
  if (/^"[^"]*"$/.test(text)) return text.slice(1, -1);
  if (/^@"[^"]*"$/.test(text)) return parseMoment(text.slice(2, -1));
  const [, name, literal] = LITERAL_CALL.exec(text) ?? [];
  if (name === undefined || literal === undefined) return parseNumber(text);
  switch (name) {
    case 'date':
      return parseDate(literal);
    case 'time':
      return parseTime(literal);
    case 'duration':
      return parseDuration(literal);
    default:
      return parseDateTime(literal);
  }
}
