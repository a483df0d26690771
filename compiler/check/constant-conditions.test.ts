import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { node, path } from '../testing/sketch.ts';

const variables = z.strictObject({
  reason: z.enum(['not-now', 'student']),
  plan: z.strictObject({ kind: z.enum(['lead', 'brand']).optional(), ok: z.boolean() }),
  note: z.string(),
});
const choose = (condition: string): string =>
  node('startEvent', 'begin') +
  node('exclusiveGateway default="gate-end"', 'gate') +
  node('endEvent', 'end') +
  node('endEvent', 'other') +
  path('begin > gate > end') +
  path('gate > other', condition);
const always = (what: string, end = 'holds'): string =>
  `CONDITION_CONSTANT gate-other: condition: whatever ${what} is, it ${end}`;

test.each<[condition: string, found: string | undefined]>([
  ['=reason = "not-now"', undefined],
  ['=reason = "not-now" or reason = "student"', undefined],
  ['=reason != null', undefined],
  ['=reason = "not-now" or reason != "not-now"', always('reason')],
  ['=reason = "not-now" and reason = "student"', always('reason', 'does not hold')],
  ['=plan.kind = "lead" or plan.kind != "lead"', always('plan.kind')],
  ['=plan.ok = true and plan.ok = false', always('plan.ok', 'does not hold')],
  ['=plan.ok', undefined],
  ['=plan.kind = "lead" or plan.ok = true', undefined],
  ['=note = "a" or note != "a"', undefined],
])('%s', async (condition, found) => {
  const told = await findingsIn(choose(condition), { schema: { start: variables, variables } });
  expect(told.filter((one) => one.startsWith('CONDITION'))).toEqual(found === undefined ? [] : [found]);
});
