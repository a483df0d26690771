import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, extensions, node } from '../testing/sketch.ts';

const variables = z.object({
  score: z.number(),
  country: z.enum(['DE', 'AT']),
  when: z.iso.datetime(),
  lasts: z.iso.duration(),
  note: z.string(),
  mail: z.email(),
  starts: z.iso.date().nullable(),
});
const schema = { start: variables, variables };

const timer = (kind: string, text: string): string =>
  around(
    'wait',
    node(
      'intermediateCatchEvent',
      'wait',
      `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`,
    ),
  );
test.each([
  ['timeDate', '=now()'],
  ['timeDate', '=date(starts)'],
  ['timeDate', '=if score > 1 then when else null'],
  ['timeDate', '=starts'],
  ['timeDate', '=note'],
  ['timeDate', '="2026-03-01T09:00:00@Europe/Berlin"'],
  ['timeDate', '=business hours after(now(), 2)'],
  ['timeDuration', '=duration("PT8H")'],
  ['timeDuration', '=lasts'],
  ['timeDuration', '="PT" + string(score) + "H"'],
  ['timeDuration', '=now() - date and time(when)'],
])('%s takes %s', async (kind, text) => {
  expect(await findingsIn(timer(kind, text), { schema })).toEqual([]);
});

test.each([
  ['timeDate', '=score', 'gives a number, not a date'],
  ['timeDate', '=duration("PT8H")', 'gives a days and time duration, not a date'],
  ['timeDate', '=lasts', 'gives a text of the format duration, not a date'],
  ['timeDate', '=time("09:00:00")', 'gives a time, not a date'],
  ['timeDate', '="tomorrow"', '"tomorrow" is no date in ISO 8601'],
  ['timeDate', '=if score > 1 then when else "soon"', '"soon" is no date in ISO 8601'],
  ['timeDuration', '=now()', 'gives a date and time, not a duration'],
  ['timeDuration', '=starts', 'gives a text of the format date, not a duration'],
  ['timeDuration', '="P1W2"', '"P1W2" is no duration in ISO 8601'],
  ['timeDuration', '=country', '"DE" is no duration in ISO 8601'],
])('%s does not take %s', async (kind, text, message) => {
  const [found = '', ...others] = await findingsIn(timer(kind, text), { schema });
  expect(found).toContain(message);
  expect(others).toEqual([]);
});

const border = (cycle: string): string =>
  around('work', node('task', 'work')) +
  node(
    'boundaryEvent attachedToRef="work" cancelActivity="false"',
    'again',
    `<timerEventDefinition><timeCycle xsi:type="tFormalExpression">${cycle}</timeCycle></timerEventDefinition>`,
  ) +
  '<sequenceFlow id="on" sourceRef="again" targetRef="end" />';

test.each([
  ['="R/" + string(duration("P1D"))', undefined],
  ['="0 0 9 * * MON-FRI"', undefined],
  ['=note', undefined],
  ['=now()', 'gives a date and time, not a cycle'],
  ['=lasts', 'gives a text of the format duration, not a cycle'],
  ['="often"', '"often" is no cycle in ISO 8601'],
])('timeCycle %s: %s', async (text, message) => {
  const found = await findingsIn(border(text), { schema });
  expect(found).toEqual(message === undefined ? [] : [`EXPRESSION_TYPE again: time cycle: ${message}`]);
});

const task = (due: string): string =>
  around('ask', node('userTask', 'ask', extensions('userTask', `taskSchedule ${due}`)));

test.each([
  ['dueDate="P3D"', []],
  ['dueDate="=lasts" followUpDate="=when"', []],
  ['dueDate="=note"', []],
  ['dueDate="=country"', ['due date: "DE" is no date or duration in ISO 8601']],
  ['followUpDate="=score"', ['follow-up date: gives a number, not a date or duration']],
  ['dueDate="=mail"', ['due date: gives a text of the format email, not a date or duration']],
  ['dueDate="=&quot;P1W2&quot;"', ['due date: "P1W2" is no date or duration in ISO 8601']],
])('a task with %s', async (due, messages) => {
  const found = await findingsIn(task(due), { schema });
  expect(found.filter((one) => one.startsWith('EXPRESSION_TYPE'))).toEqual(
    messages.map((message) => `EXPRESSION_TYPE ask: ${message}`),
  );
});
