import { expect, test } from 'vitest';
import { normaliseEmail, normalisePhone } from './contact.ts';

test.each([
  [' Anna@Example.COM ', 'anna@example.com'],
  ['anna@MÜNCHEN.de', 'anna@xn--mnchen-3ya.de'],
  ['anna+news@example.com', 'anna+news@example.com'],
  ['no address', 'no address@'],
])('e-mail %j is looked up as %j', (given, expected) => {
  expect(normaliseEmail(given)).toBe(expected);
});

test.each([
  ['+49 (170) 12-34', '+491701234'],
  ['0049 170 1234', '+491701234'],
  ['0170/1234', '01701234'],
])('telephone %j is looked up as %j', (given, expected) => {
  expect(normalisePhone(given)).toBe(expected);
});
