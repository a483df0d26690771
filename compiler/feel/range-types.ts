/** A source that the grammar can read, and where it stands for a range type. */
export interface ReadableSource {
  readonly source: string;
  readonly rangesAt: ReadonlySet<number>;
}

const SKIPPED = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//u.source;
const RANGE_TYPE = /(?<=(?:\bof|[:<,]|->)\s*)range(?=\s*<\s*[\p{L}_][\p{L}\p{N}_ .]*>)/u.source;
const PATTERN = new RegExp(`${SKIPPED}|(${RANGE_TYPE})`, 'gu');

/**
 * lezer-feel 3 does not know `range<number>` (DMN 1.5, grammar rule 50); `list<number>` has the same form, so the
 * word is swapped, at the same length, and its place is remembered.
 */
export function readRangeTypes(source: string): ReadableSource {
  const rangesAt = new Set<number>();
  if (!source.includes('range')) return { source, rangesAt };
  const readable = source.replace(PATTERN, (whole: string, range: unknown, offset: number) => {
    if (range === undefined) return whole;
    rangesAt.add(offset);
    return 'list ';
  });
  return { source: readable, rangesAt };
}
