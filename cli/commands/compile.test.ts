import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maschinenraum } from '../cli-trial.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compile-'));
  file = join(folder, 'order.bpmn');
  writeFileSync(
    file,
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
  <bpmn:process id="order" isExecutable="true"><bpmn:startEvent id="begin" /><bpmn:serviceTask id="pay" /></bpmn:process>
</bpmn:definitions>`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a file is named as it was given', async () => {
  const { code, stdout, stderr } = await maschinenraum('compile', file);
  expect(stdout).toContain(`${file.replaceAll('\\', '/')}:2:`);
  expect(stderr).toMatch(/COMPILE_FAILED: .*\n.*explain CODE/);
  expect(code).toBe(1);
});

test('--sarif writes what it prints, though the command fails', async () => {
  const sarif = join(folder, 'compile.sarif');
  const { code, stdout } = await maschinenraum('compile', file, '--sarif', sarif);
  expect(code).toBe(1);
  const { runs } = JSON.parse(readFileSync(sarif, 'utf8'));
  const codes: readonly string[] = runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((one) => !stdout.includes(` ${one} `))).toEqual([]);
});

test('--sarif - prints nothing else on standard output', async () => {
  const { stdout } = await maschinenraum('compile', file, '--sarif', '-');
  expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
});

test('a file that cannot be written is told', async () => {
  const { code, stderr } = await maschinenraum('compile', file, '--sarif', join(folder, 'no', 'x.sarif'));
  expect(stderr).toMatch(/^CLI_FILE_UNWRITABLE: .*ENOENT/);
  expect({ code, left: existsSync(join(folder, 'no')) }).toEqual({ code: 1, left: false });
});

test('a process may be named by its folder', async () => {
  const definition = fileURLToPath(new URL('../../definitions/lead-handover/', import.meta.url));
  const { code, stderr } = await maschinenraum('compile', '--check', definition);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '1 process compiled\n' });
});

test('a process that is mistyped is guessed', async () => {
  const { code, stderr } = await maschinenraum('compile', 'lead-handovr');
  expect(stderr).toMatch(/^CLI_PROCESS_UNKNOWN: .*\ndid you mean lead-handover\?/);
  expect(code).toBe(2);
});
