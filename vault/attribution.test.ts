import { expect, test } from 'vitest';
import { attribute } from './attribution.ts';
import type { PersonalPlace } from './personal-places.ts';

const contact = { category: 'contact', purpose: 'test' };
const identity = { category: 'identity', purpose: 'test' };
const place = (path: PersonalPlace['path'], value: string, note = identity): PersonalPlace => ({
  path,
  value,
  note,
});

test.each<readonly [string, readonly PersonalPlace[], readonly (string | undefined)[]]>([
  [
    'fields beside an e-mail are that person’s',
    [place(['email'], 'A@x.de', contact), place(['name'], 'A')],
    ['email:a@x.de', 'email:a@x.de'],
  ],
  [
    'an e-mail is stronger than a telephone',
    [place(['phone'], '0049 30-1', contact), place(['email'], 'a@x.de', contact)],
    ['email:a@x.de', 'email:a@x.de'],
  ],
  ['a telephone alone identifies', [place(['phone'], '0049 30-1', contact)], ['phone:+49301']],
  ['so does another contact', [place(['handle'], ' Anna_L ', contact)], ['contact:anna_l']],
  ['without a contact nobody is identified', [place(['name'], 'A')], [undefined]],
  [
    'items of a list are people of their own',
    [place([0, 'email'], 'a@x.de', contact), place([0, 'name'], 'A'), place([1, 'name'], 'B')],
    ['email:a@x.de', 'email:a@x.de', 'email:a@x.de'],
  ],
  [
    'an item that names nobody is nobody’s when others are named',
    [place([0, 'email'], 'a@x.de', contact), place([1, 'email'], 'b@x.de', contact), place([2, 'name'], 'C')],
    ['email:a@x.de', 'email:b@x.de', undefined],
  ],
  [
    'listed addresses are one person each',
    [place([0], 'a@x.de', contact), place([1], 'b@x.de', contact)],
    ['email:a@x.de', 'email:b@x.de'],
  ],
  [
    'the object around counts',
    [
      place(['email'], 'a@x.de', contact),
      place(['address', 'street'], 'S'),
      place(['friend', 'email'], 'b@x.de', contact),
    ],
    ['email:a@x.de', 'email:a@x.de', 'email:b@x.de'],
  ],
  [
    'the only one identified beside counts',
    [place(['contact', 'email'], 'a@x.de', contact), place(['person', 'name'], 'A')],
    ['email:a@x.de', 'email:a@x.de'],
  ],
])('%s', (_what, places, expected) => {
  expect(places.map(attribute(places))).toEqual(expected);
});
