import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileDefinitions } from '../compiler/definitions.ts';
import { formatDiagnostic, type Diagnostic } from '../compiler/diagnostics.ts';
import { hashModel } from '../compiler/hash.ts';
import { releaseDefinitions } from '../compiler/release.ts';
import type { Model } from '../engine/model.ts';
import { badProjects } from './bad-input/bad-projects.ts';
import { expectPageOf } from './bad-input/error-page.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

describe('a project', () => {
  const fixture = join(repository, 'compiler/testing/project');
  let root: string;
  beforeEach(() => {
    // Beside the fixture, so that its schema finds zod.
    root = mkdtempSync(join(fixture, '..', '.project-'));
    cpSync(fixture, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test.each(badProjects)('with $what', async ({ done, said }) => {
    done(join(root, 'definitions/lead-demo'), join(root, 'definitions'));
    const { diagnostics } = await compileDefinitions(root);
    expect(
      diagnostics.map(({ file, line, severity, code }) => `${file}:${line} ${severity} ${code}`),
    ).toEqual(said);
    diagnostics.forEach(expectWayOut);
  });

  test('that uses an action which was renamed since: who names it is told, and what to do', async () => {
    const { definitions } = await compileDefinitions(root);
    const [{ compiled } = { compiled: undefined }] = definitions;
    if (compiled === undefined) throw new Error('the fixture does not compile');
    const model = JSON.parse(
      JSON.stringify(compiled.model).replaceAll('hubspot.upsertContact', 'hubspot.upsertContacts'),
    ) as Model;
    const released = { ...compiled, model, hash: hashModel(model) };
    releaseDefinitions(definitions.map((definition) => ({ ...definition, compiled: released })));
    const definition = join(root, 'definitions/lead-demo');
    mkdirSync(join(definition, 'histories'));
    const history = `${released.hash.slice(0, 12)}-a-good-lead.json`;
    writeFileSync(join(definition, 'histories', history), '{}');
    const { diagnostics } = await compileDefinitions(root);
    expect(diagnostics).toMatchObject([
      { code: 'RELEASED_ACTION_UNKNOWN', element: 'upsert', severity: 'error' },
    ]);
    expect(diagnostics[0]?.message).toContain(`histories/${history}`);
    expect(diagnostics[0]?.hint).toContain("formerly: ['hubspot.upsertContacts']");
    diagnostics.forEach(expectWayOut);
  });

  test('of 200 variables and 200 steps compiles, and each variable has its type', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `figure${index}`);
    const definition = join(root, 'definitions/lead-demo');
    const file = join(definition, 'lead-demo.schema.ts');
    const fields = names.map((name) => `  ${name}: z.int().optional(),\n`).join('');
    writeFileSync(file, readFileSync(file, 'utf8').replace('  contactId:', `${fields}  contactId:`));
    const steps = names.map((name) => {
      const script = `<zeebe:script expression="=budget + 1" resultVariable="${name}" />`;
      return `<bpmn:scriptTask id="make_${name}"><bpmn:extensionElements>${script}</bpmn:extensionElements></bpmn:scriptTask>`;
    });
    const way = ['begin', ...names.map((name) => `make_${name}`), 'upsert'];
    const flows = way
      .slice(1)
      .map((to, index) => `<bpmn:sequenceFlow id="g${index}" sourceRef="${way[index]}" targetRef="${to}" />`);
    const drawing = join(definition, 'lead-demo.bpmn');
    const drawn = readFileSync(drawing, 'utf8')
      .replace(
        '<bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="upsert" />',
        `${steps.join('')}${flows.join('')}`,
      )
      .replaceAll('<bpmn:outgoing>f1</bpmn:outgoing>', '')
      .replaceAll('<bpmn:incoming>f1</bpmn:incoming>', '');
    writeFileSync(drawing, drawn);
    expect((await compileDefinitions(root)).diagnostics).toEqual([]);
    writeFileSync(drawing, drawn.replace('budget &gt; 100', 'figure199 = &quot;x&quot; and budget &gt; 100'));
    expect((await compileDefinitions(root)).diagnostics).toMatchObject([{ code: 'EXPRESSION_TYPE' }]);
  });
});

describe('compile, at the command line', () => {
  const parts =
    'activities cli compiler definitions engine scripts package.json package-lock.json tsconfig.json';
  const process_ = join('definitions', 'lead-handover', 'lead-handover');
  let project: string;
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'bad-definitions-'));
    for (const part of parts.split(' ')) {
      cpSync(join(repository, part), join(project, part), {
        recursive: true,
        filter: (path) => !path.endsWith('.test.ts') && !/[\\/]\.\w+-/.test(path.slice(repository.length)),
      });
    }
    symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  });
  beforeEach(() => {
    rmSync(join(project, 'definitions'), { recursive: true });
    cpSync(join(repository, 'definitions'), join(project, 'definitions'), { recursive: true });
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  const compile = (...args: readonly string[]): { readonly status: number | null; readonly said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/bin.mjs', 'compile', ...args], {
      cwd: project,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const add = (file: string, text: string): void => appendFileSync(join(project, file), text);

  test.each([
    [
      'a syntax error',
      `${process_}.schema.ts`,
      'export const more = {;\n',
      /schema\.ts:\d+:\d+ error SCHEMA_INVALID: it is no TypeScript: /,
    ],
    [
      'a throw in a shared module',
      'definitions/vocabulary.ts',
      'throw new Error("no");\n',
      /^definitions\/vocabulary\.ts:\d+:\d+ error SCHEMA_INVALID: loading it throws Error: no\n(?![^]*SCHEMA_INVALID)/,
    ],
    [
      'process.exit',
      `${process_}.schema.ts`,
      'process.exit(0);\n',
      /schema\.ts:\d+:\d+ error SCHEMA_INVALID: it calls process\.exit/,
    ],
    [
      'process.exit a little later',
      `${process_}.schema.ts`,
      'setTimeout(() => process.exit(0));\n',
      /process\.exit/,
    ],
    [
      'an await that never ends',
      `${process_}.schema.ts`,
      'await new Promise(() => undefined);\n',
      /schema\.ts:1:1 error SCHEMA_INVALID: it is not loaded after/,
    ],
    [
      'a type that JSON cannot hold',
      `${process_}.schema.ts`,
      'tasks.acceptLead = z.strictObject({ when: z.date() }) as never;\n',
      /schema\.ts:1:1 error SCHEMA_INVALID: tasks\.acceptLead\.when is a z\.date/,
    ],
    [
      'such a policy',
      'definitions/policies/leads.ts',
      'await new Promise(() => undefined);\n',
      /leads\.ts:1:1 error POLICY_FILE_INVALID: it is not loaded after/,
    ],
  ])('%s: refused, with the place', (_, file, text, said) => {
    add(file, text);
    expect(compile('--check')).toEqual({ status: 1, said: expect.stringMatching(said) as string });
  });

  test('a call that leads nowhere is told alone, not with all the controls that lie behind it', () => {
    const file = join(project, 'definitions/campaign-lifecycle/campaign-lifecycle.bpmn');
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, original.replace('processId="launch"', 'processId="lauch"'));
    const { status, said } = compile('--check');
    writeFileSync(file, original);
    expect(status).toBe(1);
    expect(said.match(/ (error|warning) \w+/g)).toEqual([' error CALL_UNKNOWN']);
  });

  test('something that a schema leaves running does not keep the command', () => {
    add(`${process_}.schema.ts`, 'setInterval(() => undefined, 1000);\n');
    expect(compile('--check', 'lead-handover')).toEqual({ status: 0, said: '1 process compiled\n' });
  });

  test('generated code that was edited is told from what is only old, and kept when it is written anew', () => {
    const file = join(project, `${process_}.gen.ts`);
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, original.replace('  steps,\n};', '  // mine\n  steps,\n};'));
    writeFileSync(join(project, 'definitions/launch/launch.model.gen.json'), '<<<<<<< HEAD\n');
    const checked = compile('--check');
    expect(checked.status).toBe(1);
    expect(checked.said.match(/^\S+ error GENERATED_EDITED/gm)).toEqual([
      'definitions/launch/launch.model.gen.json:1:1 error GENERATED_EDITED',
      'definitions/lead-handover/lead-handover.gen.ts:1:1 error GENERATED_EDITED',
    ]);
    const mended = compile();
    expect(mended).toEqual({
      status: 0,
      said: expect.stringContaining('warning GENERATED_EDITED') as string,
    });
    expect(readFileSync(file, 'utf8')).toBe(original);
    expect(readFileSync(join(project, '.cache/edited', `${process_}.gen.ts`), 'utf8')).toContain('// mine');
    add(`${process_}.bpmn`, '\n');
    const drawing = join(project, `${process_}.bpmn`);
    writeFileSync(drawing, readFileSync(drawing, 'utf8').replace('score &gt;= 50', 'score &gt;= 60'));
    expect(compile('--check')).toEqual({
      status: 1,
      said: expect.stringMatching(/^stale [^]*COMPILE_STALE/) as string,
    });
  });

  test('generated code with line ends of Windows is fresh', () => {
    const file = join(project, `${process_}.gen.ts`);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(compile('--check', 'lead-handover').status).toBe(0);
  });
});

/** Where, what, what to do, and a page that says more. */
function expectWayOut(diagnostic: Diagnostic): void {
  expect(formatDiagnostic(diagnostic)).toMatch(
    /^\S+:\d+:\d+ (?:error|warning) [A-Z_]+( [\w-]+)?: \S.*\n {4}\S/,
  );
  expectPageOf(diagnostic.code);
}
