import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusals } from '../../compiler/refusals.ts';
import { elements } from '../../engine/elements/index.ts';
import { eventDefinitions } from '../../engine/event-definitions/index.ts';
import { groups } from './cases.ts';
import type { ElementCase } from './element-case.ts';
import { eventCases, eventCell } from './event-cases.ts';
import { elementsFolder, generateDocuments, pagesThere } from './generate.ts';
import { casesOn } from './pages.ts';
import { positions } from './positions.ts';
import { refusedCases } from './refused-cases.ts';
import { triggers } from './triggers.ts';
import { tryCase } from './try-case.ts';

const cases = [...eventCases, ...groups.flatMap((group) => group.cases)];

/** BPMN 2.0, table 10.93: which kinds there are at which position, in the order of `positions`. */
const legal: { readonly [trigger: string]: string } = {
  none: 'x - - - x - - x',
  message: 'x x x x x x x x',
  'timer, date': 'x x x x - x x -',
  'timer, duration': 'x x x x - x x -',
  // What fires more than once cannot be waited for where the first time is the only one.
  'timer, cycle': 'x ! x ! - ! x -',
  error: '- x - - - x - x',
  escalation: '- x x - x x x x',
  cancel: '- - - - - x - x',
  compensation: '- x - - x x - x',
  conditional: 'x x x x - x x -',
  link: '- - - x x - - -',
  signal: 'x x x x x x x x',
  terminate: '- - - - - - - x',
  multiple: 'x x x x x x x x',
  'parallel multiple': 'x x x x - x x -',
};
const verdicts: { readonly [sign: string]: string } = { x: 'executes', '!': 'refuses', '-': 'not in BPMN' };

const expected = triggers.flatMap(({ name }) =>
  positions.map((position, index) => ({
    cell: eventCell(name, position.name),
    verdict: verdicts[legal[name]?.split(' ')[index] ?? ''],
  })),
);

test.each(expected)('$cell: $verdict', async ({ cell, verdict }) => {
  const [one, ...more] = eventCases.filter((each) => each.cell === cell);
  if (one === undefined || more.length > 0) throw new Error(`no or several cases "${cell}"`);
  expect(await tryCase(one)).toMatchObject({ verdict });
});

const triggered = eventCases.filter(({ run }) => (run?.script?.events ?? []).length > 0);

test.each(triggered)('$cell: not without all that triggers it', async (one) => {
  const whole = await tryCase(one);
  const script = { ...one.run?.script, events: one.run?.script?.events?.slice(1) ?? [] };
  const { verdict } = await tryCase({ ...one, run: { ...one.run, script } });
  expect(verdict).toBe(whole.verdict === 'executes' ? 'fails' : whole.verdict);
});

test.each(groups.flatMap((group) => group.cases))('$cell', async (one) => {
  const { verdict } = await tryCase(one);
  expect(verdict === 'executes').toBe(one.happened !== undefined);
  expect(verdict).not.toBe('fails');
});

test('no two cells are called the same', () => {
  const cells = cases.map(({ cell }) => cell);
  expect(cells.filter((cell, index) => cells.indexOf(cell) !== index)).toEqual([]);
});

test('everything that is refused by name has a case', async () => {
  for (const { what, reason } of refusals) {
    const own = refusedCases.filter(({ refuses }) => refuses === what);
    expect(own.length, what).toBeGreaterThan(0);
    for (const one of own) {
      const outcome = await tryCase(one);
      expect(outcome).toMatchObject({ verdict: 'refuses', code: 'BPMN_UNSUPPORTED' });
      expect(outcome.verdict === 'refuses' && outcome.why).toContain(reason);
    }
  }
});

const straight = cases.find(({ cell }) => cell === 'task');

test.each<[string, Partial<ElementCase>]>([
  ['what never happens', { happened: 'begin > other > end' }],
  ['another order', { happened: 'work > begin > end' }],
  ['fewer times', { happened: 'begin > end' }],
  ['other data', { data: { total: 1 } }],
  ['that nothing comes of it', { never: ['end'] }],
])('a case that expects %s shows nothing', async (_, wrong) => {
  if (straight === undefined) throw new Error('there is no case "task"');
  expect(await tryCase({ ...straight, ...wrong })).toMatchObject({ verdict: 'fails' });
});

test('every kind of element and event shows a case of its own', () => {
  const stems = [...Object.keys(elements), ...Object.keys(eventDefinitions)].map((kind) =>
    kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  const pages = pagesThere();
  const missing = stems.filter((stem) => !pages.some((page) => page.stem === stem));
  expect(missing).toEqual([]);
  expect(pages.filter((page) => casesOn(page).length !== 1).map(({ stem }) => stem)).toEqual([]);
});

test('docs/elements is as the cases leave it (npm run generate)', async () => {
  const generated = await generateDocuments();
  const there = new Map(
    [...generated.keys()].map((name) => [name, readFileSync(join(elementsFolder, name), 'utf8')]),
  );
  expect(there).toEqual(generated);
  expect(readdirSync(elementsFolder).filter((name) => !generated.has(name))).toEqual([]);
});
