import type { z } from 'zod';
import { attribute } from './attribution.ts';
import type { Keyring } from './keyring.ts';
import { personalPlaces, type PersonalPlace } from './personal-places.ts';
import type { Sqlite } from './sqlite.ts';
import type { Subjects } from './subjects.ts';
import { isToken, tokensIn, type Owner, type Tokens } from './tokens.ts';

/** What is known about a value beside its schema. */
export interface ConcealContext {
  /** Anything that holds tokens: when they are all of one person, fields that name nobody are that person's too. */
  readonly about?: unknown;
}

export interface Registers {
  readonly db: Sqlite;
  readonly keyring: Keyring;
  readonly subjects: Subjects;
  readonly tokens: Tokens;
  readonly now: () => Date;
}

/** Swaps the personal fields of a value for tokens; the same person's same value always gives the same token. */
export function conceal(
  registers: Registers,
  schema: z.core.$ZodType,
  value: unknown,
  { about }: ConcealContext,
): unknown {
  const places = personalPlaces(schema, value).filter((place) => !isToken(place.value));
  if (places.length === 0) return value;
  const identifierOf = attribute(places);
  const swapped = new Map<string, string>();
  registers.db.transact(() => {
    const now = registers.now().getTime();
    const fallback = soleSubjectOf(registers, about);
    for (const place of places) {
      const owner = ownerOf(registers, identifierOf(place), fallback, place, now);
      swapped.set(JSON.stringify(place.path), registers.tokens.issue(owner, place.value, place.note, now));
    }
  });
  return swap(value, [], swapped);
}

function ownerOf(
  { subjects }: Registers,
  identifier: string | undefined,
  fallback: Owner | undefined,
  { note, value }: PersonalPlace,
  now: number,
): Owner {
  if (identifier !== undefined) return subjects.obtain(identifier, now);
  // A value that nothing ties to a person is a subject of its own, so that a repeated call gives the same token.
  return fallback ?? subjects.obtain(`value:${note.category}:${JSON.stringify(value)}`, now);
}

function soleSubjectOf({ subjects, keyring }: Registers, about: unknown): Owner | undefined {
  const found = new Map(
    tokensIn(about).flatMap((token) => {
      const subject = subjects.find({ token });
      return subject === undefined ? [] : [[subject.id, subject] as const];
    }),
  );
  const [subject] = found.values();
  if (found.size !== 1 || subject === undefined || subject.erased !== null) return undefined;
  return { id: subject.id, key: keyring.open(subject.id) };
}

function swap(value: unknown, path: PersonalPlace['path'], swapped: ReadonlyMap<string, string>): unknown {
  const token = swapped.get(JSON.stringify(path));
  if (token !== undefined) return token;
  if (Array.isArray(value)) return value.map((item: unknown, index) => swap(item, [...path, index], swapped));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, swap(item, [...path, name], swapped)]),
  );
}
