import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { maschinenraum } from '../cli-trial.ts';

const original = fileURLToPath(new URL('../../definitions/legal-review/legal-review.bpmn', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const xml = readFileSync(original, 'utf8');
const [, task = ''] = /<bpmn:userTask id="(\w+)"/.exec(xml) ?? [];
const newer = join(folder, 'newer.bpmn');
writeFileSync(newer, xml.replaceAll(new RegExp(`\\b${task}\\b`, 'g'), 'lookedAtAnew'));

test('text says what changed and what it means', async () => {
  const { code, stdout } = await maschinenraum('diff', original, newer);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\+ user task lookedAtAnew "/m);
  expect(stdout).toMatch(new RegExp(`^- user task ${task} "`, 'm'));
  expect(stdout).toContain('Running cases stay on the model that they began with');
  expect(stdout).toMatch(new RegExp(`user task ${task} ".*" is no longer there`));
});

test('--json and --svg', async () => {
  const svg = join(folder, 'diff.svg');
  const { stdout } = await maschinenraum('diff', original, newer, '--json', '--svg', svg);
  expect(JSON.parse(stdout)).toMatchObject({ before: { label: original }, decisions: [], forms: [] });
  const drawn = readFileSync(svg, 'utf8');
  expect(drawn).toContain('<g data-element="lookedAtAnew" class="added">');
  expect(drawn).toContain(`<g data-element="${task}" class="removed">`);
});

test('a process alone is what is released against what is there', async () => {
  const { code, stdout } = await maschinenraum('diff', 'lead-handover', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    before: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    after: { label: 'lead-handover as it is now' },
  });
});

test.each([
  ['lead-handovr', 'CLI_PROCESS_UNKNOWN: .*\ndid you mean lead-handover?'],
  ['lead-handover@ffffffffffff', 'CLI_VERSION_UNKNOWN: .*\nreleased are lead-handover@'],
  ['lead-handover@', 'CLI_VERSION_UNKNOWN'],
])('%s is no version', async (version, said) => {
  const { code, stdout, stderr } = await maschinenraum('diff', version, 'lead-handover');
  expect(stderr).toMatch(new RegExp(said));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('a released version alone is compared with what is there', async () => {
  const { stdout } = await maschinenraum('diff', 'lead-handover', '--json');
  const { before } = JSON.parse(stdout) as { readonly before: { readonly hash: string } };
  const named = await maschinenraum('diff', `lead-handover@${before.hash.slice(0, 12)}`, '--json');
  expect(named.stdout).toBe(stdout);
  const { code, stderr } = await maschinenraum('diff', 'lead-handover@abcdef0');
  expect(stderr).toMatch(/CLI_VERSION_UNKNOWN: .*\nreleased are lead-handover@/);
  expect(code).toBe(2);
});

test('what is no BPMN is not compared', async () => {
  const broken = join(folder, 'broken.bpmn');
  writeFileSync(broken, xml.slice(0, 2000));
  const { code, stdout, stderr } = await maschinenraum('diff', original, broken);
  expect(stderr).toMatch(/broken\.bpmn:\d+:\d+ error BPMN_\w+[^]*COMPILE_FAILED: /);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});
