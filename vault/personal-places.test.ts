import { expect, test } from 'vitest';
import { z } from 'zod';
import { personal } from '../engine/personal-data.ts';
import { personalPlaces } from './personal-places.ts';

const name = personal(z.string(), { category: 'identity', purpose: 'test' });
const note = { category: 'identity', purpose: 'test' };

interface Node {
  readonly name: string;
  readonly next?: Node | undefined;
}
const node: z.ZodType<Node> = z.object({ name, next: z.lazy(() => node).optional() });

test.each<readonly [string, z.ZodType, unknown, readonly string[]]>([
  ['an object', z.object({ name, age: z.int() }), { name: 'A', age: 3 }, ['name']],
  ['a mark with more checks behind it', z.object({ name: name.min(1) }), { name: 'A' }, ['name']],
  ['a list', z.array(z.object({ name })), [{ name: 'A' }, { name: 'B' }], ['0.name', '1.name']],
  ['a list of marked values', z.array(name), ['A', 'B'], ['0', '1']],
  ['a tuple with rest', z.tuple([z.int(), name], name), [1, 'A', 'B'], ['1', '2']],
  ['a record', z.record(z.string(), name), { x: 'A' }, ['x']],
  [
    'optional, nullable, default',
    z.object({ a: name.optional(), b: name.nullable(), c: name.default('C') }),
    { a: 'A', b: null, c: 'C' },
    ['a', 'c'],
  ],
  ['a readonly branch', z.object({ a: name }).readonly(), { a: 'A' }, ['a']],
  [
    'the fitting branch of a union',
    z.union([z.object({ id: z.int() }), z.object({ name })]),
    { name: 'A' },
    ['name'],
  ],
  [
    'a union without a fitting branch',
    z.union([z.object({ name, id: z.int() }), z.int()]),
    { name: 'A' },
    ['name'],
  ],
  [
    'a discriminated union',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), name }),
      z.object({ kind: z.literal('b'), name: z.string() }),
    ]),
    { kind: 'b', name: 'B' },
    [],
  ],
  [
    'both sides of an intersection, once',
    z.intersection(z.object({ name }), z.object({ name })),
    { name: 'A' },
    ['name'],
  ],
  ['a pipe', z.object({ name }).pipe(z.object({ name: z.string() })), { name: 'A' }, ['name']],
  ['a recursive schema', node, { name: 'A', next: { name: 'B' } }, ['name', 'next.name']],
  ['a catchall', z.object({}).catchall(name), { any: 'A' }, ['any']],
  [
    'a whole object as one value',
    z.object({ who: personal(z.object({ a: z.string() }), { category: 'identity', purpose: 'test' }) }),
    { who: { a: 'A' } },
    ['who'],
  ],
  [
    'a value that does not fit',
    z.object({ people: z.array(name), by: z.record(z.string(), name) }),
    { people: 'A', by: ['B'] },
    [],
  ],
])('%s', (_what, schema, value, expected) => {
  const places = personalPlaces(schema, value);
  expect(places.map(({ path }) => path.join('.'))).toEqual(expected);
  for (const place of places) expect(place.note).toEqual(note);
});
