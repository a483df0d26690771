import { expect, test } from 'vitest';
import { decodeXml } from './decode-xml.ts';

const text = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a name="Grüße" />`;
const utf16 = (value: string): Buffer => Buffer.from(value, 'utf16le');
const latin = (value: string): Buffer => Buffer.from(value, 'latin1');

test.each([
  ['UTF-8', Buffer.from(text('UTF-8'))],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text('UTF-8')}`)],
  ['UTF-16, little end first', utf16(text('UTF-16'))],
  ['UTF-16 with a mark', utf16(`\uFEFF${text('UTF-16')}`)],
  ['UTF-16, big end first', utf16(text('UTF-16')).swap16()],
  ['UTF-16, big end first, with a mark', utf16(`\uFEFF${text('UTF-16')}`).swap16()],
  ['Windows-1252', latin(text('WINDOWS-1252'))],
  ['no declaration', Buffer.from('<a name="Grüße" />')],
])('reads %s', (_what, bytes) => {
  expect(decodeXml(bytes)).toBe(text('UTF-8').slice(decodeXml(bytes).startsWith('<?xml') ? 0 : 38));
});

test('lines end alike, wherever they were written', () => {
  expect(decodeXml(Buffer.from('<a>\r\n</a>\r\r\n'))).toBe('<a>\n</a>\n\n');
});

test.each([
  ['an encoding that there is not', Buffer.from(text('KLINGON')), text('KLINGON')],
  ['what is not written as it says', latin('<?xml version="1.0" encoding="UTF-8"?>ü'), '?>\uFFFD'],
  ['nothing', Buffer.of(), ''],
])('reads %s as UTF-8', (_what, bytes, expected) => {
  expect(decodeXml(bytes)).toContain(expected);
});
