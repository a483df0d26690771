import { domainToASCII } from 'node:url';
import type { PersonalPlace } from './personal-places.ts';

/** Brings an e-mail address to the one form it is looked up by: the domain is case-blind by RFC 5321, the mailbox in practice. */
export function normaliseEmail(email: string): string {
  const [mailbox = '', domain = ''] = split(email.trim().normalize('NFC').toLowerCase());
  return `${mailbox}@${domainToASCII(domain) || domain}`;
}

function split(email: string): readonly [string, string] {
  const at = email.lastIndexOf('@');
  return at < 0 ? [email, ''] : [email.slice(0, at), email.slice(at + 1)];
}

/** Brings a telephone number to digits, with `+` where the country is given. */
export function normalisePhone(phone: string): string {
  return phone
    .trim()
    .replace(/^00/, '+')
    .replaceAll(/(?!^\+)\D/g, '');
}

/** How a person is found again: `email:…`, `phone:…`, or by another contact as it is written. */
export function identifierOfEmail(email: string): string {
  return `email:${normaliseEmail(email)}`;
}

/**
 * What identifies the person whom fields lying together are about: the e-mail address, else another contact, else nothing. Only
 * the strongest counts, for people share telephones.
 */
export function identifierAmong(fields: readonly PersonalPlace[]): string | undefined {
  const contacts = fields.flatMap(({ note, value }) =>
    note.category === 'contact' && typeof value === 'string' ? [value] : [],
  );
  const email = contacts.find((value) => value.includes('@'));
  if (email !== undefined) return identifierOfEmail(email);
  const other = contacts[0];
  if (other === undefined) return undefined;
  return /^[+\d\s()/.-]+$/.test(other)
    ? `phone:${normalisePhone(other)}`
    : `contact:${other.trim().toLowerCase()}`;
}
