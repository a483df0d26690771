import { expect, it } from 'vitest';
import { firstFileOf } from './unzip.ts';

const text = `a,b\n${'1,2\n'.repeat(8)}`;

// Made by Python's zipfile: writestr('report.csv', text).
const deflated =
  'UEsDBBQAAAAIAAAAgV0+G67BCgAAACQAAAAKAAAAcmVwb3J0LmNzdkvUSeIy1DHCiwFQSwECFAMUAAAACAAAAIFdPhuuwQoAAAAkAAAACgAAAAAAAAAAAAAAgAEAAAAAcmVwb3J0LmNzdlBLBQYAAAAAAQABADgAAAAyAAAAAAA=';
const stored =
  'UEsDBBQAAAAAAAAAgV0+G67BJAAAACQAAAAKAAAAcmVwb3J0LmNzdmEsYgoxLDIKMSwyCjEsMgoxLDIKMSwyCjEsMgoxLDIKMSwyClBLAQIUAxQAAAAAAAAAgV0+G67BJAAAACQAAAAKAAAAAAAAAAAAAACAAQAAAAByZXBvcnQuY3N2UEsFBgAAAAABAAEAOAAAAEwAAAAAAA==';
const withComment =
  'UEsDBBQAAAAIAAAAgV0+G67BCgAAACQAAAAKAAAAcmVwb3J0LmNzdkvUSeIy1DHCiwFQSwECFAMUAAAACAAAAIFdPhuuwQoAAAAkAAAACgAAAAAAAAAAAAAAgAEAAAAAcmVwb3J0LmNzdlBLBQYAAAAAAQABADgAAAAyAAAABQBoZWxsbw==';
const empty = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==';

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

it.each([
  ['deflated', deflated],
  ['stored', stored],
  ['with a comment behind it', withComment],
])('reads the file of an archive that is %s', (_name, archive) => {
  expect(firstFileOf(bytes(archive))?.toString()).toBe(text);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('a,b')],
  ['an archive of nothing', bytes(empty)],
  ['the first half of an archive', bytes(deflated).subarray(0, 60)],
  ['an archive without its beginning', bytes(deflated).subarray(20)],
  ['an end without a directory', bytes(deflated).subarray(-22)],
])('finds no file in %s', (_name, archive) => {
  expect(firstFileOf(archive)).toBeUndefined();
});
