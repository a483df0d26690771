/** What a regular expression says, as a tree. */
export type Pattern =
  | { readonly kind: 'character'; readonly includes: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  /** `(…)`: what it matched is kept under its number, from 1. */
  | { readonly kind: 'group'; readonly number: number; readonly body: Pattern }
  /** `most` is Infinity for an open end; `lazy` takes as few as it can. */
  | {
      readonly kind: 'repeat';
      readonly body: Pattern;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'anchor'; readonly holds: (text: string, at: number) => boolean }
  /** What a group has matched, again. */
  | { readonly kind: 'again'; readonly group: number };

/** The flags of XPath and XQuery Functions 3.1, 5.6.2. */
export interface Flags {
  /** `s`: a dot matches every character. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at the lines of a text. */
  readonly multiline: boolean;
  /** `i` */
  readonly ignoreCase: boolean;
  /** `x`: white space in the pattern says nothing. */
  readonly spaced: boolean;
  /** `q`: all characters stand for themselves. */
  readonly literal: boolean;
}

/** The flags of a text; undefined where it has others. */
export function readFlags(flags: string): Flags | undefined {
  if (!/^[smixq]*$/.test(flags)) return undefined;
  return {
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
    ignoreCase: flags.includes('i'),
    spaced: flags.includes('x'),
    literal: flags.includes('q'),
  };
}
