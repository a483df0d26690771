import type { Effort } from '../effort.ts';
import type { FeelValue } from '../feel-value.ts';
import { extractPattern, matchesPattern, replacePattern, splitPattern } from './patterns.ts';
import { anything, place, list, nullable, optional, required, string } from './parameters.ts';
import { builtIn, signature } from './signature.ts';

/** String functions: DMN 1.5, table 75, and Camunda's `trim`, `is blank`, `extract`. */
export const strings = {
  substring: builtIn(
    signature(
      [required('string', string), required('start position', place), optional('length', place)],
      ([text, start, length]) => substring([...text], start, length),
    ),
  ),
  'string length': builtIn(signature([required('string', string)], ([text]) => [...text].length)),
  'upper case': builtIn(signature([required('string', string)], ([text]) => text.toUpperCase())),
  'lower case': builtIn(signature([required('string', string)], ([text]) => text.toLowerCase())),
  'substring before': builtIn(
    signature([required('string', string), required('match', string)], ([text, match]) => {
      const at = text.indexOf(match);
      return at < 0 ? '' : text.slice(0, at);
    }),
  ),
  'substring after': builtIn(
    signature([required('string', string), required('match', string)], ([text, match]) => {
      const at = text.indexOf(match);
      return at < 0 ? '' : text.slice(at + match.length);
    }),
  ),
  replace: builtIn(
    signature(
      [
        required('input', string),
        required('pattern', string),
        required('replacement', string),
        optional('flags', nullable(string)),
      ],
      ([input, pattern, replacement, flags], { effort }) =>
        replacePattern(input, pattern, replacement, flags ?? '', effort),
    ),
  ),
  contains: builtIn(
    signature([required('string', string), required('match', string)], ([text, match]) =>
      text.includes(match),
    ),
  ),
  'starts with': builtIn(
    signature([required('string', string), required('match', string)], ([text, match]) =>
      text.startsWith(match),
    ),
  ),
  'ends with': builtIn(
    signature([required('string', string), required('match', string)], ([text, match]) =>
      text.endsWith(match),
    ),
  ),
  matches: builtIn(
    signature(
      [required('input', string), required('pattern', string), optional('flags', nullable(string))],
      ([input, pattern, flags], { effort }) => matchesPattern(input, pattern, flags ?? '', effort),
    ),
  ),
  split: builtIn(
    signature([required('string', string), required('delimiter', string)], ([text, delimiter], { effort }) =>
      splitPattern(text, delimiter, effort),
    ),
  ),
  'string join': builtIn(
    signature(
      [required('list', list), optional('delimiter', nullable(string))],
      ([items, delimiter], { effort }) => join(items, delimiter ?? '', effort),
    ),
    signature(
      [
        required('list', list),
        required('delimiter', string),
        required('prefix', string),
        required('suffix', string),
      ],
      ([items, delimiter, prefix, suffix], { effort }) => {
        const joined = join(items, delimiter, effort);
        return joined === null ? null : prefix + joined + suffix;
      },
    ),
  ),
  trim: builtIn(signature([required('string', string)], ([text]) => text.trim())),
  'is blank': builtIn(signature([required('string', string)], ([text]) => text.trim() === '')),
  extract: builtIn(
    signature([required('input', string), required('pattern', string)], ([input, pattern], { effort }) =>
      extractPattern(input, pattern, effort),
    ),
  ),
  'is defined': builtIn(signature([required('value', anything)], ([value]) => value !== null)),
  'get or else': builtIn(
    signature([required('value', anything), required('default', anything)], ([value, fallback]) =>
      value === null ? fallback : value,
    ),
  ),
};

/** Positions count characters, not UTF-16 units, from 1, or from the end when negative. */
function substring(characters: readonly string[], start: number, length: number | undefined): string | null {
  if (start === 0 || Math.abs(start) > characters.length) return null;
  if (length !== undefined && length < 1) return null;
  const from = start > 0 ? start - 1 : characters.length + start;
  return characters.slice(from, length === undefined ? undefined : from + length).join('');
}

function join(items: readonly FeelValue[], delimiter: string, effort: Effort): string | null {
  const texts: string[] = [];
  effort.weigh(items);
  effort.spend(delimiter.length * items.length);
  for (const item of items) {
    if (typeof item === 'string') texts.push(item);
    else if (item !== null) return null;
  }
  return texts.join(delimiter);
}
