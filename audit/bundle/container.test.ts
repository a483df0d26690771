import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pack, unpack } from './container.ts';

const file = pack('{"a":1}');

test('any gunzip opens it', () => {
  expect(gunzipSync(file).toString()).toBe('{"a":1}');
  expect(unpack(file)).toEqual({ as: 'text', text: '{"a":1}', sealed: true });
});

test('no bit of it can change unnoticed', () => {
  const unnoticed: string[] = [];
  for (let index = 0; index < file.length * 8; index++) {
    const bytes = Buffer.from(file);
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) ^ (1 << (index & 7));
    const opened = unpack(bytes);
    if (opened.as === 'text' && opened.sealed) unnoticed.push(`bit ${index & 7} of byte ${index >> 3}`);
  }
  expect(unnoticed).toEqual([]);
});

test.each([
  ['cut off', file.subarray(0, -1), 'damaged'],
  ['text', Buffer.from('hello'), 'foreign'],
  ['nothing', Buffer.alloc(0), 'foreign'],
])('%s', (_, bytes, as) => {
  expect(unpack(bytes)).toEqual({ as });
});

test('another gzip file opens, but is not sealed', () => {
  expect(unpack(gzipSync('x'))).toEqual({ as: 'text', text: 'x', sealed: false });
  expect(unpack(Buffer.concat([file, gzipSync('more')]))).toMatchObject({ sealed: false });
});
