import { expect, test } from 'vitest';
import type { Value } from '../value.ts';
import { checkResult } from './check-result.ts';

const form: Value = {
  components: [
    { type: 'text' },
    { type: 'checkbox', key: 'approved', validate: { required: true } },
    {
      type: 'group',
      components: [
        { type: 'number', key: 'amount', validate: { min: 1, max: 10 } },
        { type: 'textfield', key: 'reason', validate: { minLength: 2, maxLength: 5 } },
        { type: 'textarea', key: 'note' },
      ],
    },
    { type: 'select', key: 'channel', values: [{ value: 'mail' }, { value: 'ads' }] },
    { type: 'radio', key: 'free' },
    { type: 'datetime', key: 'until' },
    { type: 'textfield', key: 'why', validate: { required: true }, conditional: { hide: '=approved' } },
    {
      type: 'dynamiclist',
      path: 'conditions',
      components: [{ type: 'textfield', key: 'text', validate: { required: true } }],
    },
    { type: 'dynamiclist' },
  ],
};
const all = { approved: true };

test.each<[what: string, result: Record<string, Value>, problems: readonly string[]]>([
  [
    'all is well',
    { ...all, amount: 5, reason: 'abc', note: 'x', channel: 'ads', free: 1, until: '2026' },
    [],
  ],
  ['what is not required may be missing', all, []],
  ['what is not required may be empty', { ...all, reason: '', amount: null }, []],
  ['a required field is missing', {}, ['approved is missing']],
  ['no truth', { approved: 'yes' }, ['approved must be true or false']],
  ['no number', { ...all, amount: '5' }, ['amount must be a number']],
  ['too small', { ...all, amount: 0 }, ['amount must be at least 1']],
  ['too large', { ...all, amount: 11 }, ['amount must be at most 10']],
  ['no text', { ...all, note: 5 }, ['note must be a text']],
  ['too short', { ...all, reason: 'a' }, ['reason must have between 2 and 5 characters']],
  ['too long', { ...all, reason: 'abcdef' }, ['reason must have between 2 and 5 characters']],
  ['no choice', { ...all, channel: 'fax' }, ['channel must be one of mail, ads']],
  ['a list of fields', { ...all, conditions: [{ text: 'a' }, { text: 'b' }] }, []],
  ['a list that is left out', { ...all, conditions: null }, []],
  ['no list', { ...all, conditions: 'a' }, ['conditions must be a list']],
  ['a list without fields', { ...all, conditions: ['a'] }, ['conditions[1] must have fields']],
  [
    'a field of a list is missing',
    { ...all, conditions: [{ text: 'a' }, {}] },
    ['conditions[2].text is missing'],
  ],
  [
    'several at once',
    { amount: 0, note: 1 },
    ['approved is missing', 'amount must be at least 1', 'note must be a text'],
  ],
])('%s', (_, result, problems) => {
  expect(checkResult(form, result)).toEqual(problems);
});
