import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../testing/seeded-random.ts';
import { compileRegex } from './index.ts';

const free = (): void => {};

/** The parts that match, with their groups. */
function found(pattern: string, text: string, flags = ''): readonly (readonly string[])[] | null {
  const matches = compileRegex(pattern, flags)?.matchAll(text, free);
  if (matches === undefined) return null;
  return matches.map((match) =>
    Array.from({ length: match.length / 2 }, (_, group) => {
      const from = match[2 * group] ?? -1;
      return from < 0 ? '' : text.slice(from, match[2 * group + 1]);
    }),
  );
}

type Row = readonly [
  what: string,
  pattern: string,
  text: string,
  matches: readonly (readonly string[])[],
  flags?: string,
];

const rows: readonly Row[] = [
  ['a character', 'b', 'abcb', [['b'], ['b']]],
  ['nothing at all', '', 'ab', [[''], [''], ['']]],
  ['the first option that leads on', 'a|ab', 'abc', [['a']]],
  ['another option when what follows asks for it', '(?:a|ab)c', 'abc', [['abc']]],
  ['an empty option', 'x(?:|y)z', 'xz xyz', [['xz'], ['xyz']]],
  ['as many as there are', 'a+', 'caaat', [['aaa']]],
  ['as few as will do', 'a+?', 'caat', [['a'], ['a']]],
  ['a span that gives back', '[a-c]*cb', 'abccb', [['abccb']]],
  ['a span of characters beyond the first plane', '.+🐎', '🐎🐎🐎a', [['🐎🐎🐎']]],
  ['a count', 'a{2}', 'aaaaa', [['aa'], ['aa']]],
  ['an open count', '(?:ab){2,}', 'ab ababab', [['ababab']]],
  [
    'a count with an end',
    '(ab){1,2}',
    'ababab',
    [
      ['abab', 'ab'],
      ['ab', 'ab'],
    ],
  ],
  ['a lazy count', '(?:ab){1,2}?', 'abab', [['ab'], ['ab']]],
  ['a lazy loop that has to go on', '(?:ab)*?c', 'ababc', [['ababc']]],
  ['no turns', 'a{0}b', 'ab', [['b']]],
  ['turns that take nothing', '(a?)*b', 'aab', [['aab', 'a']]],
  ['turns that must be, and take nothing', '(a*){3}b', 'b', [['b', '']]],
  ['loops in loops', '(?:(?:ab)+c)+', 'ababcabcab', [['ababcabc']]],
  ['groups', '(\\d+)-(\\d+)', '10-12', [['10-12', '10', '12']]],
  [
    'the last turn of a group',
    '(a|b)*',
    'ab',
    [
      ['ab', 'b'],
      ['', ''],
    ],
  ],
  ['a group that took no part', '(a)|b', 'b', [['b', '']]],
  ['a group again', '(a+)b\\1', 'aabaa', [['aabaa', 'aa']]],
  ['a group again that took no part', '(?:(a)|b)\\1c', 'bc', [['bc', '']]],
  ['group 1 and a 2', '(a)\\12', 'aa2', [['aa2', 'a']]],
  ['the text from its start to its end', '^ab$', 'ab', [['ab']]],
  ['no lines without the flag', '^b', 'a\nb', []],
  ['lines', '^.$', 'a\nb\n', [['a'], ['b']], 'm'],
  ['no line behind the last newline', '^', 'a\n', [['']], 'm'],
  ['a dot but no newline', 'a.', 'a\na\ra\u2028', [['a\u2028']]],
  ['a dot, newlines too', 'a.', 'a\n', [['a\n']], 's'],
  ['letters of either case', 'straße', 'STRAßE', [['STRAßE']], 'i'],
  ['classes of either case', '[a-c]+', 'aBc', [['aBc']], 'i'],
  ['a group again of either case', '(a)\\1', 'aA', [['aA', 'a']], 'i'],
  ['spaces that say nothing', 'a b [ ]+', 'ab  c', [['ab  ']], 'x'],
  ['characters that stand for themselves', 'a.*(', 'a.*(a', [['a.*(']], 'q'],
  ['a set', '[\\d,]+', '1,5 €', [['1,5']]],
  ['digits of every script', '\\d', '٣', [['٣']]],
  ['what is no letter, digit or sign', '\\W+', 'a -b', [[' -']]],
  ['names of XML', '\\i\\c*', '-a.b-c ', [['a.b-c']]],
  ['no white space', '\\S+', 'a b', [['a'], ['b']]],
  ['a category', '\\p{Lu}\\P{L}', 'Ä1 ä1', [['Ä1']]],
  ['all but a set', '[^\\s-]+', 'a-b c', [['a'], ['b'], ['c']]],
  ['a set without another', '[\\w-[aeiou]]+', 'kitchen', [['k'], ['tch'], ['n']]],
  ['a set without one without another', '[a-z-[b-y-[m]]]+', 'abmyz', [['a'], ['m'], ['z']]],
  ['what JavaScript would read as an operator', '[&&!!]+', 'a&&b', [['&&']]],
  ['a hyphen first and last', '[-a]+[b-]+', '-ab-', [['-ab-']]],
  ['an escaped bracket', '[\\[\\]]+', 'a[]', [['[]']]],
];

describe('matches', () => {
  test.each(rows.map(([what, ...row]) => ({ what, row })))('$what', ({ row }) => {
    const [pattern, text, matches, flags] = row;
    expect(found(pattern, text, flags)).toEqual(matches);
  });
});

describe('is no pattern', () => {
  test.each([
    ['(a', ''],
    ['a)', ''],
    ['[a', ''],
    ['[]', ''],
    ['a]', ''],
    ['*a', ''],
    ['a**', ''],
    ['a{', ''],
    ['a{,2}', ''],
    ['a{3,2}', ''],
    ['a}', ''],
    ['[b-a]', ''],
    ['[a[b]]', ''],
    ['\\', ''],
    ['\\b', ''],
    ['\\x41', ''],
    ['\\1(a)', ''],
    ['(a\\1)', ''],
    ['\\p{Klingon}', ''],
    ['\\p{Xx}', ''],
    ['(?=a)', ''],
    ['(?<name>a)', ''],
    ['(?!a)', ''],
    ['('.repeat(10_000), ''],
    ['a', 'g'],
  ])('%s', (pattern, flags) => {
    expect(compileRegex(pattern, flags)).toBeNull();
  });
});

/** A pattern of what JavaScript and XPath write and mean alike. */
function randomPattern(below: (most: number) => number, depth: number): string {
  const atoms = ['a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '^', '$', '🐎'];
  const quantifiers = ['', '', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?', '??', '{1,2}?'];
  const piece = (): string => {
    const kind = below(depth > 0 ? 5 : 3);
    if (kind < 3) return atoms[below(atoms.length)] ?? '';
    const inner = randomPattern(below, depth - 1);
    return kind === 3 ? `(${inner})` : `(?:${inner})`;
  };
  const parts = Array.from({ length: 1 + below(3) }, () => {
    const atom = piece();
    // JavaScript does not repeat an anchor.
    return atom === '^' || atom === '$' ? atom : atom + (quantifiers[below(quantifiers.length)] ?? '');
  });
  return below(4) === 0 ? `${parts.join('')}|${randomPattern(below, 0)}` : parts.join('');
}

test.each(Array.from({ length: 20 }, (_, seed) => seed))('finds what JavaScript finds, seed %i', (seed) => {
  const below = seededRandom(seed);
  const differing: unknown[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const pattern = randomPattern(below, 2);
    const letters = ['a', 'b', 'c', '1', '🐎'];
    const text = Array.from({ length: below(9) }, () => letters[below(letters.length)]).join('');
    const theirs = [...text.matchAll(new RegExp(pattern, 'gu'))].map(([all]) => all);
    const ours = found(pattern, text)?.map(([all]) => all);
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) differing.push({ pattern, text, ours, theirs });
  }
  expect(differing).toEqual([]);
});
