import { PatternError } from './cursor.ts';
import { findMatch, type Match, type Spend } from './match.ts';
import { parsePattern } from './parse-pattern.ts';
import { readFlags } from './pattern.ts';
import { programOf, type Program } from './program.ts';

export type { Match, Spend } from './match.ts';

/**
 * A regular expression of XPath and XQuery Functions 3.1, 5.6, as DMN 1.5, table 75 wants it. It is matched here and not by
 * JavaScript's RegExp, since that may take for ever and cannot be stopped: this one tells of each step that it takes.
 */
export interface Regex {
  /** All matches from left to right, none overlapping another. */
  matchAll(text: string, spend: Spend): readonly Match[];
  test(text: string, spend: Spend): boolean;
}

const MOST_KNOWN = 100;
const known = new Map<string, Regex | null>();

/** Null when pattern or flags are not valid. */
export function compileRegex(pattern: string, flags: string): Regex | null {
  const key = `${flags}/${pattern}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make(pattern, flags);
  // What expressions write is few; what they put together out of data must not pile up.
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

function make(source: string, flagText: string): Regex | null {
  const flags = readFlags(flagText);
  if (flags === undefined) return null;
  try {
    const { pattern, groups } = parsePattern(source, flags);
    return regexOf(programOf(pattern, groups, flags.ignoreCase));
  } catch (problem) {
    if (problem instanceof PatternError) return null;
    throw problem;
  }
}

function regexOf(program: Program): Regex {
  return {
    matchAll(text, spend) {
      const matches: Match[] = [];
      let from = 0;
      while (from <= text.length) {
        const match = findMatch(program, text, from, spend);
        if (match === undefined) break;
        matches.push(match);
        const [start = from, end = from] = match;
        from = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1);
      }
      return matches;
    },
    test: (text, spend) => findMatch(program, text, 0, spend) !== undefined,
  };
}
