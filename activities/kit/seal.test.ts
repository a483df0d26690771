import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const text = '{"case":"launch-7","label":"Freigeben ✓"}';
const sealed = seal(text, 'secret');

it('gives back what it sealed, for any of the secrets', () => {
  expect(unseal(sealed, ['secret'])).toBe(text);
  expect(unseal(sealed, ['newer', 'secret'])).toBe(text);
});

it.each([
  ['another secret', sealed, ['other']],
  ['no secret', sealed, []],
  ['another text', sealed.replace('launch-7', 'launch-8'), ['secret']],
  ['no seal', text, ['secret']],
  ['nothing', '', ['secret']],
  ['a seal alone', sealed.slice(0, 22), ['secret']],
  [
    'a signature of the vendor',
    `${createHmac('sha256', 'secret').update(text).digest('base64url').slice(0, 22)}.${text}`,
    ['secret'],
  ],
])('does not take %s', (_what, given, secrets) => {
  expect(unseal(given, secrets)).toBeUndefined();
});
