import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { node, path } from '../testing/sketch.ts';

const start = z.strictObject({ budget: z.int() });
const variables = start.extend({ round: z.int(), fate: z.string().optional() });
const script = (id: string, source: string, target: string): string =>
  node(
    'scriptTask',
    id,
    `<extensionElements><zeebe:script expression="=${source}" resultVariable="${target}" /></extensionElements>`,
  );

/** Rounds while a condition holds; `again` writes something in each. */
function rounds(condition: string, again: string): string {
  return (
    node('startEvent', 'begin') +
    script('first', '1', 'round') +
    script('say', 'if budget &gt; 5 then &quot;on&quot; else &quot;off&quot;', 'fate') +
    node('exclusiveGateway', 'merge') +
    node('exclusiveGateway default="left-end"', 'left') +
    again +
    node('endEvent', 'end') +
    path('begin > first > say > merge > left > end') +
    path('left > again', condition) +
    path('again > merge')
  );
}

const counts = script('again', 'round + 1', 'round');
const resets = script('again', '1', 'round');

test.each([
  ['=round &lt; 3', counts, undefined],
  ['=budget = 3', resets, undefined],
  ['=fate = "on"', counts, undefined],
  ['=fate = "gone"', counts, '"gone" is none of the values that there are: "on", "off"'],
  ['=round &lt; 3', resets, 'is the same each time'],
  ['=round = 2', resets, '2 is none of the values that there are'],
])('a condition %s', async (condition, again, message) => {
  const told = await findingsIn(rounds(condition, again), { schema: { start, variables } });
  const constant = told.filter((one) => one.startsWith('CONDITION_CONSTANT'));
  expect(constant.length).toBe(message === undefined ? 0 : 1);
  expect(constant.join('')).toContain(message ?? '');
});
