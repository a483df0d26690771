import { liftValue } from '../feel/environment.ts';
import { isContext, isList, type FeelValue } from '../feel/feel-value.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../feel/temporal-text.ts';
import type { TypeExpression } from '../feel/tree.ts';

/** A value from outside as one of a type: JSON has only strings for dates, times and durations. */
export function readTyped(value: unknown, type: TypeExpression | undefined): FeelValue {
  return raise(liftValue(value) ?? null, type);
}

function raise(value: FeelValue, type: TypeExpression | undefined): FeelValue {
  if (value === null || !type) return value;
  switch (type.kind) {
    case 'named':
      return typeof value === 'string' ? raiseText(value, type.name) : value;
    case 'list':
      return isList(value) ? value.map((item) => raise(item, type.of)) : raise(value, type.of);
    case 'context': {
      if (!isContext(value)) return value;
      const types = new Map(type.entries.map((entry) => [entry.name, entry.type]));
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, raise(entry, types.get(name))]),
      );
    }
    case 'constrained':
      return raise(value, type.of);
    case 'range':
    case 'function':
      return value;
  }
}

function raiseText(text: string, type: string): FeelValue {
  switch (type) {
    case 'date':
      return parseDate(text) ?? text;
    case 'time':
      return parseTime(text) ?? text;
    case 'date and time':
    case 'dateTime':
      return parseDateTime(text) ?? text;
    case 'days and time duration':
    case 'dayTimeDuration':
    case 'years and months duration':
    case 'yearMonthDuration':
      return parseDuration(text) ?? text;
    default:
      return text;
  }
}
