import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchDefinitions, type WatchedRound } from './watch-definitions.ts';

const project = fileURLToPath(new URL('testing/project', import.meta.url));
const compiler = fileURLToPath(new URL('.', import.meta.url));
let root: string;
let stop: () => Promise<void>;
let rounds: WatchedRound[];
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
  });
});
afterEach(async () => {
  await stop();
  rmSync(root, { recursive: true, force: true });
});

const file = (name: string): string => join(root, 'definitions/lead-demo', name);
const codesOf = (round: WatchedRound | undefined): readonly string[] =>
  (round?.diagnostics ?? []).map(({ code }) => code);

/** In one step, so that it is one change. */
function save(name: string, text: string): void {
  writeFileSync(file(`${name}~`), text);
  renameSync(file(`${name}~`), file(name));
}

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

test('a file that is replaced instead of written, as vim and git do, is seen each time', async () => {
  const original = readFileSync(file('lead-demo.bpmn'), 'utf8');
  for (const limit of [200, 300, 400]) {
    const before = rounds.length;
    save('lead-demo.bpmn', original.replace('budget &gt; 100', `budget &gt; ${limit}`));
    await when(() => rounds.length > before);
    expect(readFileSync(file('lead-demo.model.gen.json'), 'utf8')).toContain(`${limit}`);
  }
});

test('generated code that somebody edits in between is kept, and said', async () => {
  const generated = readFileSync(file('lead-demo.gen.ts'), 'utf8');
  const original = readFileSync(file('lead-demo.bpmn'), 'utf8');
  save('lead-demo.bpmn', original.replace('budget &gt; 100', 'budget &gt; 200'));
  await when(() => rounds.length === 2);
  expect(codesOf(rounds.at(-1))).toEqual([]);
  save('lead-demo.gen.ts', generated.replace('export', '/* mine */ export'));
  save('lead-demo.bpmn', original.replace('budget &gt; 100', 'budget &gt; 300'));
  await when(() => rounds.length === 3);
  expect(codesOf(rounds.at(-1))).toEqual(['GENERATED_EDITED']);
  expect(readFileSync(join(root, '.cache/edited/definitions/lead-demo/lead-demo.gen.ts'), 'utf8')).toContain(
    '/* mine */',
  );
  expect(readFileSync(file('lead-demo.gen.ts'), 'utf8')).not.toContain('/* mine */');
});

test('what is wrong with a decision is told until its file is another', async () => {
  const table = (expression: string): string =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
      <decision id="limit" name="limit"><variable name="limit"/><literalExpression><text>${expression}</text></literalExpression></decision>
    </definitions>`;
  save('limit.dmn', table('1 +'));
  await when(() => rounds.length === 2);
  const wrong = codesOf(rounds.at(-1));
  expect(wrong).toHaveLength(1);
  save('lead-demo.bpmn', readFileSync(file('lead-demo.bpmn'), 'utf8'));
  await when(() => rounds.length === 3);
  expect(codesOf(rounds.at(-1))).toEqual(wrong);
  save('limit.dmn', table('1 + 1'));
  await when(() => rounds.length === 4);
  expect(codesOf(rounds.at(-1))).not.toEqual(expect.arrayContaining([...wrong]));
});

test('other definitions, generated and passing files are nothing, nor is a module that nobody imports', async () => {
  writeFileSync(join(root, 'definitions/other/lead-demo.bpmn'), '');
  writeFileSync(file('lead-demo.gen.ts'), '');
  writeFileSync(file('lead-demo.bpmn~'), '');
  writeFileSync(join(root, 'definitions/vocabulary.ts'), 'export {};\n');
  writeFileSync(file('lead-demo.bpmn'), '');
  await when(() => rounds.length > 1);
  expect(rounds.map(({ compiled }) => compiled)).toEqual([['lead-demo'], ['lead-demo']]);
});

/** Node's own loader, which a test does not use: a process that compiles until it is stopped, and what it says of each round. */
async function watched(): Promise<{
  readonly next: () => Promise<readonly string[]>;
  readonly end: () => void;
}> {
  const source = `
    import { watchDefinitions } from ${JSON.stringify(pathToFileURL(join(compiler, 'watch-definitions.ts')).href)};
    import { reloadModules } from ${JSON.stringify(pathToFileURL(join(compiler, 'reload/reload-modules.ts')).href)};
    reloadModules();
    await watchDefinitions({ root: ${JSON.stringify(root)}, now: () => performance.now(), beginning: () => undefined,
      compiled: ({ compiled, diagnostics }) => console.log(JSON.stringify([...compiled, ...diagnostics.map(({ code }) => code)])) });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => JSON.parse(String((await lines.next()).value)) as readonly string[],
    end: () => child.kill(),
  };
}

test('a shared module and a policy take what depends on them along', async () => {
  rmSync(join(root, 'definitions/other'), { recursive: true });
  writeFileSync(
    join(root, 'definitions/vocabulary.ts'),
    "import { z } from 'zod';\nexport const more = { note: z.string().optional() };\n",
  );
  const schema = readFileSync(file('lead-demo.schema.ts'), 'utf8')
    .replace(/^/, "import { more } from '../vocabulary.ts';\n")
    .replace('  note: z.string().optional(),\n});', '  ...more,\n});');
  writeFileSync(file('lead-demo.schema.ts'), schema);
  mkdirSync(join(root, 'definitions/policies'));
  const policy = join(root, 'definitions/policies/none.ts');
  writeFileSync(policy, 'export {};\n');
  const { next, end } = await watched();
  try {
    expect(await next()).toEqual(['lead-demo']);
    writeFileSync(
      join(root, 'definitions/vocabulary.ts'),
      "import { z } from 'zod';\nexport const more = { notes: z.string().optional() };\n",
    );
    expect(await next()).toEqual(expect.arrayContaining(['lead-demo', 'VARIABLE_NEVER_SET']));
    writeFileSync(policy, "throw new Error('no');\n");
    expect(await next()).toContain('POLICY_FILE_INVALID');
  } finally {
    end();
  }
});
