import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maschinenraum } from '../cli-trial.ts';
import { actionFiles } from '../scaffold/action-files.ts';
import { writeNew } from '../scaffold/new-files.ts';
import { processFiles } from '../scaffold/process-files.ts';
import { requestFrom } from '../scaffold/request.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const PARTS =
  'activities compiler definitions engine workflows test/contracts test/connectors.contract.test.ts cli/stack/coverage.gen.ts ' +
  'package.json tsconfig.json vitest.config.ts .oxfmtrc.json .oxlintrc.json .bpmnlintrc';
let project: string;

/** A copy of what an author changes, with the real tools. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'new-'));
  for (const part of PARTS.split(' ')) {
    if (existsSync(join(repository, part)))
      cpSync(join(repository, part), join(project, part), {
        recursive: true,
        // Of the tests only those that look at what is new.
        filter: (path) => !path.endsWith('.test.ts') || /scenarios\.test|contract\.test/.test(path),
      });
  }
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Answer {
  readonly status: number | null;
  readonly said: string;
}

function run(file: string, ...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: project,
    encoding: 'utf8',
    // What runs these tests is not to be asked for its settings by what they run.
    env: { PATH: process.env['PATH'] },
  });
  return { status, said: `${stdout}${stderr}` };
}

const COMPILE = `import { compileDefinitions, staleFiles } from './compiler/definitions.ts';
const { diagnostics, generated } = await compileDefinitions('.');
console.log(JSON.stringify([...diagnostics, ...staleFiles(generated)]));`;

const bin = join(repository, 'cli/bin.mjs');
const written: string[] = [];

/** `new`, which has to work; keeps what it wrote. */
function make(...words: readonly string[]): readonly string[] {
  const { status, said } = run(bin, 'new', ...words, '--dir', project);
  expect({ status, said }).toMatchObject({ status: 0 });
  const paths = [...said.matchAll(/^wrote (.*)$/gm)].map(([, path = '']) => path);
  written.push(...paths);
  return paths;
}

const tool = (name: string, ...args: readonly string[]): Answer =>
  run(join(repository, 'node_modules/.bin', name), ...args);
const fine = { status: 0, said: expect.any(String) as string };

test('a process, a connector and its actions compile, pass their tests and keep the style', () => {
  expect(make('process', 'fair-stand', '--owner', 'campaign-owner')).toEqual([
    'definitions/fair-stand/fair-stand.bpmn',
    'definitions/fair-stand/fair-stand.schema.ts',
    'definitions/fair-stand/decide-request.form.json',
    'definitions/fair-stand/fair-stand.scenarios.ts',
    'definitions/fair-stand/README.md',
    'workflows/fair-stand.ts',
    'workflows/registered.ts',
    'definitions/fair-stand/fair-stand.gen.ts',
    'definitions/fair-stand/fair-stand.model.gen.json',
    'definitions/index.gen.ts',
  ]);
  make(
    'connector',
    'intercom',
    '--docs',
    'https://vendor.example/docs',
    '--base-url',
    'https://api.vendor.example/',
  );
  for (const [name, request] of [
    ['intercom.readContact', 'GET /contacts/{contactId}'],
    ['intercom.createContact', 'POST /contacts'],
    ['intercom.renameNote', 'PUT /contacts/{contactId}/notes/{noteId}'],
  ] as const) {
    written.push(...writeNew(project, actionFiles(project, name, requestFrom(request))));
  }
  make('action', 'intercom.removeContact', '--request', 'DELETE /contacts/{contactId}');
  expect(make('policy', 'tasks-in-time')).toEqual([
    'definitions/policies/tasks-in-time.ts',
    'docs/errors/POLICY_TASKS_IN_TIME.md',
    'definitions/policies/README.md',
  ]);
  make('policy', 'go-first', '--before', 'klaviyo.scheduleCampaign', '--task', 'launch.decideGo');
  const sources = [...new Set(written)];

  expect(tool('oxfmt', '--check', ...sources)).toEqual(fine);
  expect(
    tool(
      'oxlint',
      '--max-warnings=0',
      'activities/connectors/intercom',
      'definitions/fair-stand',
      'definitions/policies',
    ),
  ).toEqual(fine);
  expect(tool('tsx', '--input-type=module', '-e', COMPILE)).toEqual({ status: 0, said: '[]\n' });
  expect(tool('tsx', 'compiler/lint/run.ts', 'definitions/fair-stand/fair-stand.bpmn')).toEqual(fine);
  expect(tool('tsc', '-p', '.')).toEqual(fine);
  const tests = [
    'definitions/scenarios.test.ts',
    'activities/connectors/intercom',
    'test/connectors.contract.test.ts',
  ];
  const tested = tool('vitest', 'run', ...tests, '-t', 'fair-stand|intercom|reads id|contact|note');
  expect(tested).toEqual(fine);
  expect(tested.said).toMatch(/Tests .*[1-9]\d+ passed/);
}, 240_000);

test.each([
  [
    ['process', 'Spring Offer'],
    2,
    'CLI_NEW_NAME: "Spring Offer" cannot be the name of a process\n.*: spring-offer',
  ],
  [['process', 'delete'], 2, 'CLI_NEW_NAME'],
  [['process', 'constructor'], 2, 'CLI_NEW_NAME'],
  [['process', 'ÜberSicht'], 2, 'CLI_NEW_NAME: .*\n.*: uber-sicht'],
  [
    ['process', `offer${'-more'.repeat(12)}`],
    2,
    `CLI_NEW_NAME: .*\n.*at most 60.*: offer${'-more'.repeat(11)}`,
  ],
  [['process', '../../up'], 2, 'CLI_NEW_NAME'],
  [['process', 'lead-handover'], 1, 'CLI_NEW_EXISTS: definitions/lead-handover'],
  [['process', 'registry'], 1, 'CLI_NEW_EXISTS: workflows/registry.ts'],
  [['action', 'hubspot', '--request', 'GET /x'], 2, 'CLI_NEW_NAME'],
  [['action', 'hubspott.readThing', '--request', 'GET /x'], 2, 'CLI_NEW_NAME: .*\ndid you mean hubspot?'],
  [['action', 'hubspot.upsertContact', '--request', 'GET /x'], 1, 'CLI_NEW_EXISTS'],
  [['action', 'hubspot.readThing', '--request', 'FETCH /x'], 2, 'CLI_USAGE'],
  [['action', 'hubspot.readThing', '--request', "GET /x'/${y}"], 2, 'CLI_USAGE'],
  [
    ['action', 'hubspot.changeLead', '--request', 'PATCH /crm/v3/objects/contacts/{id}'],
    1,
    'CLI_NEW_EXISTS: the sandbox',
  ],
  [
    ['connector', 'slack', '--docs', 'https://a.example', '--base-url', 'https://a.example'],
    1,
    'CLI_NEW_EXISTS',
  ],
  [['policy', 'Go First'], 2, 'CLI_NEW_NAME: .*\n.*: go-first'],
  [['policy', 'leads'], 1, 'CLI_NEW_EXISTS: definitions/policies/leads.ts'],
  [['policy', 'go', '--before', 'slack.postMessage'], 2, 'CLI_USAGE'],
  [
    ['policy', 'go', '--before', 'slack.postMesage', '--task', 'launch.decideGo'],
    2,
    'CLI_USAGE: .*\ndid you mean slack.postMessage?',
  ],
  [
    ['policy', 'go', '--before', 'slack.postMessage', '--task', 'launch.decidGo'],
    2,
    'CLI_USAGE: .*\ndid you mean decideGo?',
  ],
  [['policy', 'go', '--before', 'slack.postMessage', '--task', 'lunch.decideGo'], 2, 'CLI_USAGE: .* process'],
  [['connector', 'other', '--docs', 'ftp://a.example', '--base-url', 'https://a.example'], 2, 'CLI_USAGE'],
])('%j is refused, and nothing is written', async (words, status, said) => {
  const { code, stdout, stderr } = await maschinenraum('new', ...words, '--dir', project);
  expect(stderr).toMatch(new RegExp(said));
  expect({ code, stdout }).toEqual({ code: status, stdout: '' });
});

test('elsewhere nothing is written', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  const { code, stderr } = await maschinenraum('new', 'process', 'fair', '--dir', elsewhere);
  expect(stderr).toMatch(/^CLI_NEW_UNFIT: .* it has no definitions\n.*--dir/);
  expect({ code, left: readdirSync(elsewhere) }).toEqual({ code: 1, left: [] });
  rmSync(elsewhere, { recursive: true });
});

test.each([['aaa'], ['launchpad'], ['zebra-crossing']])('%s is registered in its place', (id) => {
  const { changed } = processFiles(project, { id, owner: 'ops' });
  const source = changed['workflows/registered.ts'] ?? '';
  const [, list = ''] = /= \[\n([^\]]*)\]/.exec(source) ?? [];
  const names = [...list.matchAll(/\w+/g)].map(([name]) => name);
  expect(names).toEqual([...names].sort());
  const files = [...source.matchAll(/ from '\.\/([\w-]+)\.ts'/g)].map(([, file = '']) => file);
  expect(files).toEqual([...files].sort());
  expect(files).toContain(id);
});

test('a registry that is written otherwise is left alone', async () => {
  const file = join(project, 'workflows/registered.ts');
  const source = readFileSync(file, 'utf8').replace('const processes', 'const all');
  writeFileSync(file, source);
  const { code, stderr } = await maschinenraum('new', 'process', 'one-more', '--dir', project);
  expect(stderr).toMatch(/^CLI_NEW_UNFIT: /);
  expect({ code, there: existsSync(join(project, 'definitions/one-more')) }).toEqual({
    code: 1,
    there: false,
  });
  expect(readFileSync(file, 'utf8')).toBe(source);
});
