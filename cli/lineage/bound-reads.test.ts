import { expect, test } from 'vitest';
import { boundReads } from './bound-reads.ts';

interface Variables {
  readonly lead: { readonly email: string; readonly score?: number };
  readonly people: readonly string[];
}

test.each<[string, (variables: Variables) => unknown, ReturnType<typeof boundReads>]>([
  ['a copy', ({ lead }) => ({ to: lead.email }), [{ field: 'to', paths: ['lead.email'], how: 'copied' }]],
  [
    'a text',
    ({ lead }) => ({ text: `${lead.email} has ${lead.score ?? 0}` }),
    [{ field: 'text', paths: ['lead.email', 'lead.score'], how: 'computed' }],
  ],
  [
    'an item',
    ({ people }) => ({ text: `${people[0]}` }),
    [{ field: 'text', paths: ['people'], how: 'computed' }],
  ],
  [
    'a field of a field',
    ({ lead }) => ({ contact: { email: lead.email } }),
    [{ field: 'contact.email', paths: ['lead.email'], how: 'copied' }],
  ],
  ['a text of its own', () => ({ channel: '#sales' }), []],
  [
    'what wants more than names',
    ({ people }) => {
      for (const person of people) if (person === '') throw new Error('nobody');
      return { text: [...people].join() };
    },
    undefined,
  ],
])('reads %s', (_, input, read) => {
  expect(boundReads(input as (variables: never) => unknown)).toEqual(read);
});
