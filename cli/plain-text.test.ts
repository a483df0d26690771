import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['marks go', '# CODE\n\n**Why:** because', 'CODE\n\nWhy: because'],
  ['lines of a paragraph are one', 'one\ntwo', 'one two'],
  ['links say where to', 'see [the guide](guide.md)', 'see the guide (guide.md)'],
  ['unless they do already', 'see [GUIDE](GUIDE.md)', 'see GUIDE'],
  ['code stays as it is', 'so:\n\n```sh\na  b\n  c\n```\n\nend', 'so:\n\n    a  b\n      c\n\nend'],
  ['lists stay lists', 'do:\n\n- one\n  more\n- two', 'do:\n\n- one more\n- two'],
  [
    'long lines are broken',
    `- ${'word '.repeat(25)}`,
    `- ${'word '.repeat(18)}word\n  ${'word '.repeat(5)}word`,
  ],
])('%s', (_, markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
