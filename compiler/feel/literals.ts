import { parseNumber } from '../../engine/feel/number.ts';
import { parseMoment } from '../../engine/feel/temporal-text.ts';
import type { Expression, Span } from '../../engine/feel/tree.ts';
import type { Parser } from './parser.ts';
import { unquote } from './string-literal.ts';

/** Takes a number; its sign, if it has one, began at `from`. */
export function readNumber({ cursor, errors }: Parser, from: number, sign: '' | '-'): Expression {
  const text = `${sign}${cursor.take().text}`;
  const at: Span = [from, cursor.end];
  const value = parseNumber(text);
  if (typeof value === 'number') return { kind: 'number', at, value };
  if (value !== null) return { kind: 'decimal', at, text };
  errors.push({ message: `${text} is beyond the numbers that FEEL has.`, from, to: cursor.end });
  return { kind: 'null', at };
}

export function readString({ cursor }: Parser): Expression {
  const { text, from, to } = cursor.take();
  return { kind: 'string', at: [from, to], value: unquote(text) };
}

/** Takes `@"..."`: a date, time, date and time or duration. */
export function readMoment({ cursor, errors }: Parser): Expression {
  const { text: literal, from, to } = cursor.take();
  const text = unquote(literal.slice(1));
  if (parseMoment(text) === null) {
    errors.push({ message: `${literal} is no date, time or duration in ISO 8601.`, from, to });
  }
  return { kind: 'moment', at: [from, to], text };
}
