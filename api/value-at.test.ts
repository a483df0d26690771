import { expect, test } from 'vitest';
import { valueAt } from './value-at.ts';

const event = { resource: { gid: '7' }, changes: [{ field: 'status' }], none: null };

test.each([
  ['resource.gid', '7'],
  ['changes.0.field', 'status'],
  ['none', null],
  ['none.more', undefined],
  ['changes.1.field', undefined],
  ['resource.gid.length', undefined],
  ['constructor', undefined],
  ['resource.__proto__', undefined],
  ['toString.name', undefined],
])('at %s is %j', (place, value) => {
  expect(valueAt(event, place)).toBe(value);
});
