import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileDefinitions, staleFiles, writeGenerated } from './definitions.ts';
import { releaseDefinitions } from './release.ts';
import { releasedVersions } from './released-models.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const project = fileURLToPath(new URL('testing/project', import.meta.url));
// Beside the fixture, so that its schema finds zod.
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(project, '..', '.project-'));
  cpSync(project, root, { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const inDefinition = (name: string): string => join(root, 'definitions', 'lead-demo', name);

function edit(name: string, from: string, to: string): void {
  const text = readFileSync(inDefinition(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(inDefinition(name), text.replace(from, to));
}

/** In the end the process calls itself. */
function callItself(binding: string): void {
  edit(
    'lead-demo.bpmn',
    'id="f5" sourceRef="split" targetRef="end"',
    'id="f5" sourceRef="split" targetRef="again"',
  );
  edit('lead-demo.bpmn', '<bpmn:incoming>f5</bpmn:incoming>', '<bpmn:incoming>f7</bpmn:incoming>');
  edit(
    'lead-demo.bpmn',
    '<bpmn:exclusiveGateway',
    `<bpmn:callActivity id="again"><bpmn:extensionElements><zeebe:calledElement processId="lead-demo"
        ${binding} propagateAllChildVariables="false" /></bpmn:extensionElements></bpmn:callActivity>
      <bpmn:sequenceFlow id="f7" sourceRef="again" targetRef="end" />
      <bpmn:exclusiveGateway`,
  );
}

describe('compileDefinitions', () => {
  it('generates what the code needs, once', async () => {
    const { diagnostics, generated } = await compileDefinitions(root);
    expect(diagnostics).toEqual([]);
    expect(staleFiles(generated).length).toBe(3);
    expect(writeGenerated(generated).length).toBe(3);
    expect(staleFiles((await compileDefinitions(root)).generated)).toEqual([]);
    const source = readFileSync(inDefinition('lead-demo.gen.ts'), 'utf8');
    expect(source).toContain("upsert: { kind: 'serviceTask', action: 'hubspot.upsertContact' },");
    expect(source).toContain("tell: { kind: 'serviceTask', action: 'slack.postMessage', bound: true },");
    expect(source).toContain('approveLead: z.input<typeof schema.tasks.approveLead>;');
    expect(readFileSync(join(root, 'definitions', 'index.gen.ts'), 'utf8')).toContain("'lead-demo': {");
  });

  it('writes as the formatter does', async () => {
    const { generated, definitions } = await compileDefinitions(root);
    releaseDefinitions(definitions);
    writeGenerated(generated);
    edit('lead-demo.bpmn', 'name="Upsert"', 'name="Upsert the contact"');
    writeGenerated((await compileDefinitions(root)).generated);
    // Outside of the repository, where no ignore file hides them from the formatter.
    const outside = mkdtempSync(join(tmpdir(), 'generated-'));
    for (const name of ['lead-demo.gen.ts', 'lead-demo.model.gen.json'])
      cpSync(inDefinition(name), join(outside, name));
    cpSync(join(root, 'definitions', 'index.gen.ts'), join(outside, 'index.gen.ts'));
    cpSync(join(repository, '.oxfmtrc.json'), join(outside, '.oxfmtrc.json'));
    const formatter = join(repository, 'node_modules', '.bin', 'oxfmt');
    expect(() => execFileSync(formatter, ['--check', '.'], { cwd: outside, stdio: 'pipe' })).not.toThrow();
    rmSync(outside, { recursive: true });
  });

  it('keeps released models for the cases that run them', async () => {
    const first = await compileDefinitions(root);
    const released = releaseDefinitions(first.definitions);
    expect(released.map((path) => basename(path).replace(/^\w+\./, ''))).toEqual([
      'json',
      'bpmn',
      'schema.json',
    ]);
    edit('lead-demo.bpmn', 'budget &gt; 100', 'budget &gt; 200');
    const second = await compileDefinitions(root);
    const [before, after] = [first, second].map(({ definitions }) => definitions[0]?.compiled?.hash);
    expect(after).not.toBe(before);
    const source = second.generated.get(inDefinition('lead-demo.gen.ts'));
    expect(source).toContain(`const hash = '${after}';`);
    expect(source).toContain(`released/${before}.json`);
    expect(releaseDefinitions(first.definitions)).toEqual([]);
  });

  it('knows the version tags of released models', async () => {
    const tag = (version: string): string =>
      `<bpmn:extensionElements><zeebe:versionTag value="${version}" /></bpmn:extensionElements>`;
    edit('lead-demo.bpmn', 'isExecutable="true">', `isExecutable="true">${tag('spring')}`);
    releaseDefinitions((await compileDefinitions(root)).definitions);
    edit('lead-demo.bpmn', tag('spring'), tag('summer'));
    const folder = inDefinition('');
    expect(releasedVersions(folder)).toEqual(['spring']);
    callItself('bindingType="versionTag" versionTag="spring"');
    const codes = async (): Promise<readonly string[]> =>
      (await compileDefinitions(root)).diagnostics.map(({ code, hint }) => `${code} ${hint}`);
    expect(await codes()).toEqual([expect.stringMatching(/^CALL_RECURSIVE /)]);
    edit('lead-demo.bpmn', 'versionTag="spring"', 'versionTag="winter"');
    expect(await codes()).toContain('CALL_VERSION_UNKNOWN There are summer, spring.');
  });

  it('keeps what was released together, where a call binds to that', async () => {
    callItself('bindingType="deployment"');
    const { definitions, diagnostics } = await compileDefinitions(root);
    expect(diagnostics.map(({ code }) => code)).toEqual(['CALL_RECURSIVE']);
    const hash = definitions[0]?.compiled?.hash;
    const released = releaseDefinitions(definitions).map((path) => basename(path));
    expect(released).toEqual([
      `${hash}.json`,
      `${hash}.bpmn`,
      `${hash}.schema.json`,
      `${hash}.deployment.json`,
    ]);
    const { generated } = await compileDefinitions(root);
    const deployed = `deployments: \\{\\s+'?${hash}'?: \\{\\s+'lead-demo':\\s+'${hash}',\\s+\\},\\s+\\},`;
    expect(generated.get(inDefinition('lead-demo.gen.ts'))).toMatch(new RegExp(deployed));
  });

  it.each([
    {
      what: 'a condition on nothing',
      name: 'lead-demo.bpmn',
      from: 'budget &gt; 100',
      to: 'bugdet &gt; 100',
      code: 'VARIABLE_UNKNOWN',
    },
    {
      what: 'another process id',
      name: 'lead-demo.bpmn',
      from: 'id="lead-demo"',
      to: 'id="leads"',
      code: 'DEFINITION_ID',
    },
    {
      what: 'a form of another id',
      name: 'approve-lead.form.json',
      from: '"approve-lead"',
      to: '"approve"',
      code: 'FORM_ID',
    },
    {
      what: 'a form that is no JSON',
      name: 'approve-lead.form.json',
      from: '{',
      to: '',
      code: 'FORM_MALFORMED',
    },
    {
      what: 'a schema that cannot be imported',
      name: 'lead-demo.schema.ts',
      from: "from 'zod'",
      to: "from './nowhere.ts'",
      code: 'SCHEMA_INVALID',
    },
    {
      what: 'a schema without start',
      name: 'lead-demo.schema.ts',
      from: 'export const start',
      to: 'const start',
      code: 'SCHEMA_INVALID',
    },
  ])('refuses $what', async ({ name, from, to, code }) => {
    edit(name, from, to);
    const { diagnostics, definitions } = await compileDefinitions(root);
    expect(diagnostics.map((found) => found.code)).toContain(code);
    expect(definitions[0]?.compiled).toBeUndefined();
  });

  it('refuses a folder without a schema file', async () => {
    rmSync(inDefinition('lead-demo.schema.ts'));
    const { diagnostics } = await compileDefinitions(root);
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'DEFINITION_INCOMPLETE definitions/lead-demo/lead-demo.schema.ts',
    ]);
  });
});
