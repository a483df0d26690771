import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { ruleCases } from '../rules/cases/index.ts';
import type { RuleCase } from '../rules/cases/rule-case.ts';
import { rules } from '../rules/index.ts';
import { coveredByBpmnlint } from './covered.ts';
import { packLintPlugin } from './pack.ts';
import { lintedCodes, lintName, lintRules, PLUGIN } from './plugin.ts';

/** What an author draws, for that is what a modeler shows the plugin. */
const broken = ruleCases.filter(
  (one): one is RuleCase & { element: string } => one.element !== undefined && one.foreign !== true,
);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lint-'));

beforeAll(() => packLintPlugin(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** What bpmnlint says of a file with the packed plugin, each as `rule category element`. */
async function lint(xml: string, extended: string): Promise<readonly string[]> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const require = createRequire(import.meta.url);
  const resolver = new NodeResolver({
    require: Object.assign((id: string) => require(id.replace(PLUGIN, join(folder, PLUGIN))), require),
  });
  const reports = await new Linter({ config: { extends: extended }, resolver }).lint(rootElement);
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, category }) => `${rule} ${category} ${id}`),
  );
}

describe('the plugin for bpmnlint', () => {
  const shown = broken.filter(({ code }) => lintedCodes.includes(code));
  it.each(shown)('reports $code when $when', async ({ code, xml, element, severity = 'error' }) => {
    const category = severity === 'error' ? 'error' : 'warn';
    expect(await lint(xml, 'plugin:maschinenraum/recommended')).toContain(
      `maschinenraum/${lintName(code, severity)} ${category} ${element}`,
    );
  });

  const covered = broken.filter(({ code }) => coveredByBpmnlint[code] !== undefined);
  it.each(covered)('leaves $code to bpmnlint when $when', async ({ code, xml, element }) => {
    const found = (await lint(xml, 'bpmnlint:recommended')).map((one) => one.split(' '));
    const at = [element, 'demo'];
    const said = found.filter(
      ([rule = '', , id = '']) => coveredByBpmnlint[code]?.includes(rule) && at.includes(id),
    );
    expect(said).not.toEqual([]);
  });

  it('has every rule of the compiler, or bpmnlint has it', () => {
    const codes = rules.map(({ code }) => code);
    const known = [...lintedCodes, ...Object.keys(coveredByBpmnlint)];
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    expect(Object.keys(coveredByBpmnlint).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('looks again when the modeler has changed the diagram', async () => {
    const xml = broken.find(({ code }) => code === 'BPMN_NOT_EXECUTABLE')?.xml ?? '';
    const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
    const rule = lintRules['not-executable']?.();
    const said: string[] = [];
    const check = (): void => void rule?.check(rootElement, { report: (_, message) => said.push(message) });
    check();
    for (const process of rootElement.rootElements ?? []) Object.assign(process, { isExecutable: true });
    await Promise.resolve();
    check();
    expect(said).toHaveLength(1);
  });

  it('is found by bpmnlint on the command line', () => {
    const { xml = '' } = broken.find(({ code }) => code === 'BPMN_DEADLOCK') ?? {};
    const diagram = join(folder, 'deadlock.bpmn');
    writeFileSync(diagram, xml);
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/.bin/bpmnlint'), '--config', join(root, '.bpmnlintrc'), diagram],
      { cwd: root, env: { ...process.env, NODE_PATH: folder }, encoding: 'utf8' },
    );
    expect(stdout).toMatch(/join +error .*maschinenraum\/deadlock/);
    expect(status).toBe(1);
  });

  it('gives its rules to the modeler, without anything of Node', () => {
    const window: { plugins?: { plugin: { config: { rules: object } }; type: string }[] } = {};
    const queueMicrotask = (): void => undefined;
    runInNewContext(
      readFileSync(join(folder, PLUGIN, 'modeler/client.js'), 'utf8'),
      Object.assign(window, { queueMicrotask }),
    );
    expect(window.plugins?.map(({ type }) => type)).toEqual(['lintRules.cloud-bpmn']);
    expect(Object.keys(window.plugins?.[0]?.plugin.config.rules ?? {})).toHaveLength(2 * lintedCodes.length);
  });
});
