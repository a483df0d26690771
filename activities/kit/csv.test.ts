import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

it.each([
  [
    'lines',
    'A,B\r\n1,2\r\n',
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  ['a last line without its end', 'A\n1', [['A'], ['1']]],
  ['quotes', '"a,b","say ""hi""","two\r\nlines"', [['a,b', 'say "hi"', 'two\r\nlines']]],
  [
    'empty cells',
    'A,,C\n,,\n',
    [
      ['A', '', 'C'],
      ['', '', ''],
    ],
  ],
  ['an empty line', 'A\n\nB\n', [['A'], [''], ['B']]],
  ['an empty cell at the end', 'A,', [['A', '']]],
  ['an empty cell in quotes', '""\n', [['']]],
  ['a mark of byte order', '\uFEFFA\n', [['A']]],
  ['quotes within a cell', 'a"b,c', [['a"b', 'c']]],
  ['nothing', '', []],
])('reads %s', (_name, text, lines) => {
  expect(parseCsv(text)).toEqual(lines);
});
