import { expect, test } from 'vitest';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import { nearest } from './nearest.ts';

const names = [...builtIns.keys()];

test.each([
  ['cuont', 'count'],
  ['nwo', 'now'],
  ['sume', 'sum'],
  ['upper cased', 'upper case'],
  ['usm', 'sum'],
  ['anything else', undefined],
  ['x', undefined],
])('%s: %s', (name, meant) => {
  expect(nearest(name, names)).toBe(meant);
});
