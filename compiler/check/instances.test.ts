import { expect, test } from 'vitest';
import { z } from 'zod';
import { findingsIn } from '../testing/check-sketch.ts';
import { around, node, path } from '../testing/sketch.ts';

const start = z.strictObject({ names: z.array(z.string()) });
const variables = start.extend({
  name: z.string().optional(),
  answer: z.string().nullish(),
  all: z.array(z.string()).optional(),
});
const script = (id: string, source: string, target: string): string =>
  node(
    'scriptTask',
    id,
    `<extensionElements><zeebe:script expression="=${source}" resultVariable="${target}" /></extensionElements>`,
  );

/** A scope for each name: `ask` writes, `use` reads. */
function each(ask: string, use: string, { inputs = '', sequential = false, element = '' } = {}): string {
  const mapping = inputs === '' ? '' : `<zeebe:ioMapping>${inputs}</zeebe:ioMapping>`;
  const collects = element === '' ? '' : ` outputCollection="all" outputElement="=${element}"`;
  return around(
    'each',
    node(
      'subProcess',
      'each',
      `<extensionElements>${mapping}</extensionElements><multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=names" inputElement="name"${collects} /></extensionElements></multiInstanceLoopCharacteristics>` +
        node('startEvent', 'in') +
        ask +
        use +
        node('endEvent', 'out') +
        path('in > ask > use > out'),
    ),
  );
}

const ask = script('ask', 'name', 'answer');
const use = script('use', 'answer + &quot;!&quot;', 'name');
const input = '<zeebe:input source="=null" target="answer" />';

test.each([
  ['a variable of the case', each(ask, use), ['each']],
  ['what leaves the instance', each(ask, script('use', 'name', 'name'), { element: 'answer' }), ['each']],
  ['a variable of each instance', each(ask, use, { inputs: input }), []],
  ['a variable of one instance after the other', each(ask, use, { sequential: true }), []],
  ['what nobody reads', each(ask, script('use', 'name', 'name')), []],
  [
    'what is only added to',
    each(
      script('ask', 'name', 'name').replace(
        '</extensionElements>',
        '<zeebe:ioMapping><zeebe:output source="=append(all, name)" target="all" /></zeebe:ioMapping></extensionElements>',
      ),
      script('use', 'name', 'name'),
    ),
    [],
  ],
])('%s, written and read by instances side by side', async (_what, process, places) => {
  const told = await findingsIn(process, { schema: { start, variables } });
  const shared = told.filter((one) => one.startsWith('VARIABLE_SHARED'));
  expect(shared.map((one) => one.split(' ')[1])).toEqual(places.map((place) => `${place}:`));
});
