import { compileRegex, type Match, type Regex } from '../regex/index.ts';
import type { Effort } from '../effort.ts';

/** Reading a character of a pattern costs as much as looking at so many of a text. */
const PATTERN_CHARACTER = 20;

/** A pattern that its use may cost; `null` when pattern or flags are not valid. */
function compiled(pattern: string, flags: string, effort: Effort): Regex | null {
  effort.spend(PATTERN_CHARACTER * pattern.length);
  return compileRegex(pattern, flags);
}

/** Whether some part of the text matches. */
export function matchesPattern(text: string, pattern: string, flags: string, effort: Effort): boolean | null {
  return compiled(pattern, flags, effort)?.test(text, effort.spend) ?? null;
}

/** The parts of the text that match. */
export function extractPattern(text: string, pattern: string, effort: Effort): readonly string[] | null {
  const matches = compiled(pattern, '', effort)?.matchAll(text, effort.spend);
  return matches?.map((match) => groupOf(text, match, 0)) ?? null;
}

/** The parts of the text between those that match. */
export function splitPattern(text: string, delimiter: string, effort: Effort): readonly string[] | null {
  const matches = compiled(delimiter, '', effort)?.matchAll(text, effort.spend);
  if (matches === undefined) return null;
  const parts: string[] = [];
  let from = 0;
  for (const [start = 0, end = 0] of matches) {
    parts.push(text.slice(from, start));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** What `replace` makes of a text; `null` where XPath raises an error. */
export function replacePattern(
  text: string,
  pattern: string,
  replacement: string,
  flags: string,
  effort: Effort,
): string | null {
  const regex = compiled(pattern, flags, effort);
  // A pattern that matches nothing at all would match between any two characters (FORX0003).
  if (!regex || regex.test('', effort.spend)) return null;
  const literal = flags.includes('q');
  // A backslash stands only before itself or a dollar, a dollar only before a digit (FORX0004).
  if (!literal && /\\(?![\\$])|(?<!\\)\$(?!\d)/.test(replacement.replaceAll('\\\\', ''))) return null;
  const parts: string[] = [];
  let from = 0;
  for (const match of regex.matchAll(text, effort.spend)) {
    const [start = 0, end = 0] = match;
    const inserted = literal ? replacement : fill(replacement, text, match);
    effort.spend(inserted.length);
    parts.push(text.slice(from, start), inserted);
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

function fill(replacement: string, text: string, match: Match): string {
  const groups = match.length / 2;
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_, escaped: unknown, digits: unknown) => {
    if (typeof escaped === 'string') return escaped;
    const all = String(digits);
    // `$12` is group 1 and a 2 when there is no group 12.
    let length = all.length;
    while (length > 1 && Number(all.slice(0, length)) >= groups) length -= 1;
    const index = Number(all.slice(0, length));
    return (index < groups ? groupOf(text, match, index) : '') + all.slice(length);
  });
}

/** Nothing where the group took no part. */
function groupOf(text: string, match: Match, group: number): string {
  const [from = -1, to = -1] = match.slice(2 * group, 2 * group + 2);
  return from < 0 ? '' : text.slice(from, to);
}
