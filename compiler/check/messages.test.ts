import { expect, it } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { extensions, node, path } from '../testing/sketch.ts';

const start = z.object({ budget: z.int() });
const text = z.string().optional();
const variables = start.extend({ reason: text, other: text });
const called = z.object({ reason: z.string() });

const waiting = (more = ''): string =>
  node('startEvent', 'begin') +
  node(
    'intermediateCatchEvent',
    'wait',
    `${more}<messageEventDefinition id="waitCalled" messageRef="called" />`,
  ) +
  node('scriptTask', 'use', extensions('script expression="=reason" resultVariable="other"')) +
  node('endEvent', 'end') +
  path('begin > wait > use > end');
const beginning =
  node('startEvent', 'begin', '<messageEventDefinition id="beginCalled" messageRef="called" />') +
  node('endEvent', 'end') +
  path('begin > end');
const maps = (source: string): string =>
  `<extensionElements><zeebe:ioMapping><zeebe:output source="${source}" target="reason" /></zeebe:ioMapping></extensionElements>`;

it('a payload of no message that the process waits for', async () => {
  expect(
    await findingsIn(beginning, { schema: { start, variables: start, messages: { caled: start } } }),
  ).toEqual([
    'MESSAGE_SCHEMA_STALE demo: the schema file has a payload for "caled", which is no message or signal that the process waits for',
    'MESSAGE_SCHEMA_MISSING begin: the process takes "budget" from the message called, for which the schema file has no payload',
  ]);
});

it.each([['=why'], ['=reason']])(
  'a message without a payload of which an output reads %s',
  async (source) => {
    const name = source.slice(1);
    expect(await findingsIn(waiting(maps(source)), { schema: { start, variables } })).toEqual([
      `MESSAGE_SCHEMA_MISSING wait: the process takes "${name}" from the message called, for which the schema file has no payload`,
    ]);
  },
);

it.each([
  ['nothing of it is read', waiting(maps('=&quot;late&quot;')), {}],
  ['it is declared', waiting(), { called }],
])('no finding where %s', async (_what, process, messages) => {
  expect(await findingsIn(process, { schema: { start, variables, messages } })).toEqual([]);
});

it('what the process reads behind a message without a payload, and nothing else writes', async () => {
  expect(await findingsIn(waiting(), { schema: { start, variables } })).toEqual([
    'MESSAGE_SCHEMA_MISSING wait: the process takes "reason" from the message called, for which the schema file has no payload',
  ]);
});

it('a message without a payload brings nothing that is written later', async () => {
  const say = node(
    'scriptTask',
    'say',
    extensions('script expression="=&quot;x&quot;" resultVariable="reason"'),
  );
  const late = waiting().replace(path('use > end'), path('use > say > end')) + say;
  expect(await findingsIn(late, { schema: { start, variables } })).toEqual([
    'VARIABLE_NEVER_SET use: script: nothing that comes before writes "reason"',
  ]);
});
