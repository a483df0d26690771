import { expect, it } from 'vitest';
import { addressHashes, audiencePerson, plainEmail, sha256Hex } from './hashed-people.ts';

// The example of NIST FIPS 180-4 and the empty text; the address by coreutils' sha256sum.
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['test@example.com', '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b'],
])('hashes %j as the standard says', (text, hash) => {
  expect(sha256Hex(text)).toBe(hash);
});

it.each(['ada@example.com', ' Ada@Example.COM ', '\tADA@EXAMPLE.COM\n'])('writes %j in one way', (email) => {
  expect(plainEmail(email)).toBe('ada@example.com');
});

it.each([
  [{ email: 'ada@example.com' }, true],
  [{ phone: '+491701234567' }, true],
  [{ email: 'ada@example.com', phone: '+18005550100' }, true],
  [{}, false],
  [{ phone: '0170 1234567' }, false],
  [{ phone: '+49 170 1234567' }, false],
  [{ email: 'ada' }, false],
  [{ email: 'ada@example.com', name: 'Ada' }, false],
])('takes %j as a person: %s', (person, taken) => {
  expect(audiencePerson.safeParse(person).success).toBe(taken);
});

it('hashes the addresses alone, and refuses people without any', () => {
  const people = [{ email: 'ada@example.com', phone: '+491701234567' }, { phone: '+18005550100' }];
  expect(addressHashes(people, (email) => `#${email}`, 'crm.updateAudience')).toEqual(['#ada@example.com']);
  expect(() => addressHashes(people.slice(1), sha256Hex, 'crm.updateAudience')).toThrow(
    expect.objectContaining({
      type: 'INVALID_INPUT',
      details: [expect.objectContaining({ action: 'crm.updateAudience', fields: ['people need email'] })],
    }),
  );
});
