import { expect, test } from 'vitest';
import { z } from 'zod';
import { notJsonIn } from './shape.ts';

test.each<[what: string, schema: z.ZodType, hint: string]>([
  ['date', z.date(), 'z.iso.datetime()'],
  ['date', z.coerce.date().optional(), 'z.iso.date()'],
  ['date', z.lazy(() => z.date()), 'z.iso.datetime()'],
  ['map', z.map(z.string(), z.number()), 'z.record('],
  ['set', z.set(z.string()), 'z.array('],
  ['bigint', z.bigint(), 'z.int()'],
  ['symbol', z.symbol(), 'z.enum('],
  ['function', z.function() as unknown as z.ZodType, 'leave it out'],
  ['transform', z.string().transform(Number), 'z.coerce.number()'],
])('a %s is refused: %o', (type, schema, hint) => {
  const [found] = notJsonIn(z.object({ lead: z.object({ items: z.array(z.object({ x: schema })) }) }));
  expect(found).toEqual({
    type,
    path: ['lead', 'items', 'x'],
    hint: expect.stringContaining(hint) as string,
  });
});

test.each([
  ['dates as texts', z.iso.datetime()],
  ['a number made of a text', z.coerce.number()],
  ['what was looked at', z.string().trim().toLowerCase().refine(Boolean)],
  ['a list', z.array(z.record(z.string(), z.unknown()))],
  ['anything', z.unknown()],
  ['what is absent', z.undefined().or(z.null())],
  ['what came of another text', z.preprocess(String, z.string())],
])('%s: JSON', (_what, schema) => {
  expect(notJsonIn(z.object({ properties: schema }))).toEqual([]);
});
