import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchDefinitions, type WatchedRound } from './watch-definitions.ts';

const project = fileURLToPath(new URL('testing/project', import.meta.url));
let root: string;
let stop: () => Promise<void>;
let rounds: WatchedRound[];
let shared: string[];
let waiting: { readonly until: () => boolean; readonly resolve: () => void } | undefined;

/** Resolves as soon as it holds; what comes is told by the watch, not by a clock. */
const when = (until: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    waiting = { until, resolve };
    look();
  });
function look(): void {
  if (waiting?.until()) waiting.resolve();
}

beforeEach(async () => {
  // Beside the fixture, so that its schema finds zod.
  root = mkdtempSync(join(project, '..', '.project-'));
  cpSync(project, root, { recursive: true });
  cpSync(join(root, 'definitions/lead-demo'), join(root, 'definitions/other'), { recursive: true });
  rounds = [];
  shared = [];
  waiting = undefined;
  let ticks = 0;
  stop = await watchDefinitions({
    root,
    only: ['lead-demo'],
    now: () => (ticks += 1),
    beginning: () => undefined,
    compiled: (round) => {
      rounds.push(round);
      look();
    },
    shared: (name) => {
      shared.push(name);
      look();
    },
  });
});
afterEach(async () => {
  await stop();
  rmSync(root, { recursive: true, force: true });
});

const file = (name: string): string => join(root, 'definitions/lead-demo', name);
const codesOf = (round: WatchedRound | undefined): readonly string[] =>
  (round?.diagnostics ?? []).map(({ code }) => code);

test('compiles at once, then what changes: wrong, and right again', async () => {
  expect(rounds).toMatchObject([{ compiled: ['lead-demo'], diagnostics: [] }]);
  expect(rounds[0]?.written).toHaveLength(3);
  const original = readFileSync(file('lead-demo.bpmn'), 'utf8');
  writeFileSync(file('lead-demo.bpmn'), original.replace('budget &gt; 100', 'bugdet &gt; 100'));
  await when(() => codesOf(rounds.at(-1)).includes('VARIABLE_UNKNOWN'));
  expect(rounds.at(-1)?.written).toEqual([]);
  writeFileSync(file('lead-demo.bpmn'), original.replace('budget &gt; 100', 'budget &gt; 200'));
  await when(() => rounds.at(-1)?.diagnostics.length === 0 && rounds.at(-1)?.written.length === 2);
  expect(readFileSync(file('lead-demo.model.gen.json'), 'utf8')).toContain('200');
});

test('a schema that changed is loaded anew', async () => {
  const schema = readFileSync(file('lead-demo.schema.ts'), 'utf8');
  writeFileSync(file('lead-demo.schema.ts'), schema.replaceAll('budget: ', 'budgets: '));
  await when(() => codesOf(rounds.at(-1)).includes('VARIABLE_UNKNOWN'));
  expect(rounds.at(-1)?.compiled).toEqual(['lead-demo']);
});

test('a module beside the definitions is told; other definitions, generated and passing files are nothing', async () => {
  writeFileSync(join(root, 'definitions/other/lead-demo.bpmn'), '');
  writeFileSync(file('lead-demo.gen.ts'), '');
  writeFileSync(file('lead-demo.bpmn~'), '');
  writeFileSync(join(root, 'definitions/vocabulary.ts'), 'export {};\n');
  await when(() => shared.length > 0);
  expect(new Set(shared)).toEqual(new Set(['vocabulary.ts']));
  expect(rounds).toHaveLength(1);
});
