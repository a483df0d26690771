import { describe, expect, it } from 'vitest';
import { sortFieldErrors } from './field-errors.js';
import { filledIn } from './filled-in.js';

describe('filledIn', () => {
  it.each([
    [
      { note: '', owner: null, go: false, amount: 0 },
      { go: false, amount: 0 },
    ],
    [{ list: [{ title: 'a', owner: '' }, null] }, { list: [{ title: 'a' }] }],
    [{ list: [] }, { list: [] }],
  ])('of %j keeps %j', (data, kept) => {
    expect(filledIn(data)).toEqual(kept);
  });
});

describe('sortFieldErrors', () => {
  const fields = [
    { id: 'Field_1', valuePath: ['reason'], indexes: {} },
    { id: 'Field_2', valuePath: ['conditions', 0, 'title'], indexes: { list: 0 } },
    { id: 'Field_2', valuePath: ['conditions', 1, 'title'], indexes: { list: 1 } },
    { id: 'Field_3', valuePath: ['a/b~c'] },
  ];

  it('takes each error to its field, and to its row', () => {
    const { shown, rest } = sortFieldErrors(
      [
        { pointer: '/result/reason', detail: 'Missing.' },
        { pointer: '/result/reason', detail: 'Really.' },
        { pointer: '/result/conditions/0/title', detail: 'Too short.' },
        { pointer: '/result/conditions/1/title', detail: 'Too long.' },
        { pointer: '/result/a~1b~0c', detail: 'Odd.' },
        { pointer: '/result/conditions', detail: 'Name one.' },
      ],
      fields,
    );
    expect(shown).toEqual({
      Field_1: ['Missing.', 'Really.'],
      Field_2: { 0: ['Too short.'], 1: ['Too long.'] },
      Field_3: ['Odd.'],
    });
    expect(rest).toEqual([{ pointer: '/result/conditions', detail: 'Name one.' }]);
  });
});
