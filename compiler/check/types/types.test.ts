import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseExpression } from '../../feel/index.ts';
import type { Shape } from '../shape.ts';
import { shapeOf } from '../shape.ts';
import { lowered } from './feel-type.ts';
import { misfit } from './fits.ts';
import { typeExpression } from './index.ts';

const variables = shapeOf(
  z.object({
    budget: z.int(),
    channel: z.enum(['search', 'social']),
    reason: z.string().nullish(),
    approved: z.boolean().optional(),
    start: z.iso.date(),
    leads: z.array(z.strictObject({ name: z.string(), score: z.number(), stage: z.enum(['new', 'won']) })),
    plan: z.strictObject({ title: z.string(), total: z.number().optional() }).optional(),
    extra: z.unknown(),
  }),
);

function typed(source: string) {
  const parsed = parseExpression(source, { names: Object.keys(variables.properties ?? {}) });
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join(' '));
  return typeExpression(parsed.expression, variables);
}

test.each([
  ['budget > 10000 and channel in ("search", "social")'],
  ['channel = "search" or reason = null'],
  ['if approved then budget * 1.19 else null'],
  ['leads[score > 50 and stage = "new"].name'],
  ['leads[1].score + 1'],
  ['leads[-1].stage != "won"'],
  ['count(leads[stage = "won"]) / count(leads) > 0.5'],
  ['sum(leads.score) > sum(for l in leads return l.score * 2)'],
  ['some l in leads satisfies l.name = "Ada" and l.stage = "won"'],
  ['date(start) + duration("P3D") > today()'],
  ['(date(start) - today()).days > 3'],
  ['now() + duration("PT4H")'],
  ['date and time(date(start), time("09:00:00Z")) > now()'],
  ['"Plan " + string(budget) + ": " + upper case(plan.title)'],
  ['string join(for l in leads return l.name, ", ")'],
  ['get or else(reason, "none") = "none"'],
  ['extra.anything > 5 and extra = "x"'],
  ['plan.total between 1 and 100'],
  ['substring(string: plan.title, start position: 2)'],
  ['contains(plan.title, "a") and matches(plan.title, "[a-z]+")'],
  ['max(budget, 5) > min(leads.score)'],
  ['budget in [1..100] or budget in (> 5, < 3)'],
  ['for i in 1..3 return partial[-1] + i'],
  ['{a: budget, b: a + 1}.b * 2'],
  ['sort(leads, function(a, b) a.score > b.score)[1].name'],
  ['concatenate(leads, [])[1].name'],
  ['append(leads.name, "x")'],
  ['-duration("P1D") < duration("PT1H")'],
  ['not(approved)'],
  ['list contains(leads.stage, "won")'],
  ['leads[score > budget].name'],
  ['leads[item.stage = "won" and is defined(extra)]'],
  ['sum(concatenate(get or else(leads, []), []).score) + 1'],
  ['{all: leads[1], title: all.name}'],
])('%s is well typed', (source) => {
  expect(typed(source).mistakes).toEqual([]);
});

test.each([
  ['budget = "10000"', 'compares a whole number with a string'],
  ['budget > "10000"', 'compares a whole number with a string'],
  [
    'channel = "serch"',
    '"serch" is none of the values that there are: "search", "social"',
    'Did you mean "search"?',
  ],
  ['channel in ("search", "socal")', '"socal" is none', 'Did you mean "social"?'],
  ['channel != "email"', '"email" is none'],
  ['start > today()', 'compares a string with a date', 'A text becomes a date by date(...).'],
  ['start + duration("P1D")', 'adds a string and a days and time duration'],
  ['budget + " EUR"', 'adds a whole number and a string', 'string(...) makes a text of a value.'],
  ['budget and approved', 'and a whole number, which is neither true nor false'],
  ['if reason then 1 else 2', 'if a string, which is neither true nor false'],
  ['upper case(budget)', 'upper case(string) does not take a whole number'],
  ['substring(string: budget, start position: 2)', 'does not take a whole number'],
  ['sum(leads.name) + 1 > "a"', 'compares a number with a string'],
  ['leads[stage = "lost"]', '"lost" is none of the values'],
  ['leads[score > 50].nme', 'there is no field "nme" in an object', 'Did you mean "name"?'],
  ['leads[name]', 'filters by a string'],
  ['some l in leads satisfies l.name', 'satisfies a string'],
  ['(date(start) - today()).months', 'there is no field "months" in a days and time duration'],
  ['plan.total between "a" and "b"', 'compares a number with a string'],
  ['plan.total between 100 and 1', 'the range holds nothing'],
  ['plan.total in [49..10]', 'the range holds nothing', 'Write the lower end first.'],
  ['budget in (-1, [5..-5])', 'the range holds nothing'],
  ['today() in [date("2026-03-01")..date("2026-01-31")]', 'the range holds nothing'],
  ['approved > false', 'a boolean is neither more nor less than another'],
  ['-plan.title', 'takes the opposite of a string'],
  ['budget in ("a", "b")', 'compares a whole number with a string'],
  ['today() - budget', 'subtracts a date and a whole number'],
  ['leads[scor > 50]', 'there is no "scor" in what is filtered', 'Did you mean "score"?'],
  ['leads[item.scor > 50]', 'there is no field "scor" in an object', 'Did you mean "score"?'],
  ['for l in leads return l.nme', 'there is no field "nme" in an object', 'Did you mean "name"?'],
  ['some l in leads satisfies l.stge = "won"', 'there is no field "stge"', 'Did you mean "stage"?'],
  ['{all: leads[1], title: all.nme}', 'there is no field "nme"', 'Did you mean "name"?'],
  ['sum(concatenate(get or else(leads, []), []).scre)', 'there is no field "scre"', 'Did you mean "score"?'],
  ['list contains(leads.stage, "lost")', '"lost" is none of the values', 'enum in the schema file'],
  ['not(budget)', 'not a whole number, which is neither true nor false'],
  ['1 < 2', '1 < 2 is the same each time: true'],
  ['for l in leads return l.score + "x"', 'adds a number and a string'],
])('%s is told: %s', (source, message, hint = '') => {
  const [mistake] = typed(source).mistakes;
  expect(mistake?.message).toContain(message);
  expect(mistake?.hint).toContain(hint);
});

const unrounded =
  'may give a fraction, not a whole number; floor(), ceiling() or round half even() makes it one';
const strict = (shape: Record<string, z.ZodType>): Shape => shapeOf(z.strictObject(shape));

test.each([
  ['budget', z.string(), 'gives a whole number, not a string'],
  ['"x"', z.enum(['a', 'b']), '"x" is none of the values that there are: "a", "b"'],
  ['if approved then "a" else "c"', z.enum(['a', 'b']), '"c" is none of the values that there are: "a", "b"'],
  [
    'channel',
    z.enum(['search', 'email']),
    '"social" is none of the values that there are: "search", "email"',
  ],
  ['[1, "x"]', z.array(z.number()), 'in the list: gives a string, not a number'],
  ['{a: 1}', z.strictObject({ a: z.number(), b: z.number() }), 'the field "b" is missing'],
  ['{a: 1, c: 2}', z.strictObject({ a: z.number() }), 'there is no field "c"'],
  [
    '{a: {b: 1}}',
    z.strictObject({ a: z.strictObject({ b: z.string() }) }),
    'in a: in b: gives a number, not a string',
  ],
  ['leads', z.array(z.strictObject({ name: z.string() })), 'in the list: there is no field "score"'],
  ['today()', z.number(), 'gives a string, not a number'],
  ['today()', z.iso.datetime(), 'gives a text of the format date, not date-time'],
  ['now()', z.iso.date(), 'gives a text of the format date-time, not date'],
  ['duration("P1D")', z.iso.date(), 'gives a text of the format duration, not date'],
  ['"P5"', z.iso.duration(), '"P5" is not of the form duration'],
  ['"x"', z.string().min(3), '"x" is shorter than 3'],
  ['"abcd"', z.string().max(3), '"abcd" is longer than 3'],
  ['"x"', z.url(), '"x" is no address'],
  ['"2"', z.string().regex(/^[a-z]$/), '"2" is not of the form ^[a-z]$'],
  ['0', z.number().positive(), '0 is not more than 0'],
  ['11', z.number().lt(10), '11 is not less than 10'],
  ['-1', z.int().nonnegative(), '-1 is less than 0'],
  ['1.5', z.int(), '1.5 is no whole number'],
  ['2', z.number().max(1), '2 is more than 1'],
  ['budget / 2', z.int(), unrounded],
  ['-(budget * 1.19)', z.int().nullable(), unrounded],
  ['if approved then 1 else budget * 0.1 + 1', z.int(), unrounded],
  ['[{a: budget / 3}]', z.array(z.strictObject({ a: z.int() })), `in the list: in a: ${unrounded}`],
  [
    'context put(leads[1], "score", "high")',
    z.strictObject({ name: z.string(), score: z.number(), stage: z.string() }),
    'in score: gives a string, not a number',
  ],
  [
    'context put(leads[1], "rank", 1)',
    z.strictObject({ name: z.string(), score: z.number(), stage: z.string() }),
    'there is no field "rank"',
  ],
])('%s does not fit', (source, schema, reason) => {
  expect(misfit(lowered(typed(source).shape), shapeOf(schema))).toBe(reason);
});

test.each([
  ['null', strict({ a: z.string() })],
  ['"a"', shapeOf(z.enum(['a', 'b']).nullish())],
  ['channel', shapeOf(z.enum(['search', 'social', 'email']))],
  ['{a: 1}', strict({ a: z.number(), b: z.number().optional() })],
  ['leads', shapeOf(z.array(z.object({ name: z.string() })))],
  ['extra', shapeOf(z.number())],
  ['"P5D"', shapeOf(z.iso.duration())],
  ['today()', shapeOf(z.iso.date())],
  ['now()', shapeOf(z.iso.datetime())],
  ['now()', shapeOf(z.string())],
  ['duration("P1D")', shapeOf(z.iso.duration())],
  ['"https://example.com/"', shapeOf(z.url())],
  ['1', shapeOf(z.int().positive())],
  ['budget * 2 - 1', shapeOf(z.int())],
  ['floor(budget / 2)', shapeOf(z.int())],
  ['budget / 2', shapeOf(z.number())],
  ['(today() - date(start)) / duration("P1D") + 1', shapeOf(z.int())],
  [
    'context put(leads[1], "rank", 1)',
    strict({ name: z.string(), score: z.number(), stage: z.string(), rank: z.number() }),
  ],
  ['[]', shapeOf(z.array(z.number()))],
])('%s fits', (source, wanted) => {
  expect(misfit(lowered(typed(source).shape), wanted)).toBeUndefined();
});
