import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAuditStage, type AuditStage } from '../../audit/testing/audit-stage.ts';
import { logFrom } from '../../worker/runtime-log.ts';

logFrom('ERROR');
const folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
const bin = fileURLToPath(new URL('../bin.mjs', import.meta.url));
const bundle = join(folder, 'order.mraudit');
let stage: AuditStage;
let caseId: string;

interface Answer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as people use it, in a process of its own. */
async function audit(...words: readonly string[]): Promise<Answer> {
  const env = { ...process.env, MASCHINENRAUM_STATE: folder, TEMPORAL_ADDRESS: stage.address };
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, 'audit', ...words], { env }, (_error, out, err) =>
      resolve({ exit: child.exitCode ?? -1, out, err }),
    );
  });
}

beforeAll(async () => {
  stage = await openAuditStage();
  caseId = await stage.playOrder();
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

test('path prints a table', async () => {
  const { exit, out } = await audit('path', caseId);
  expect(exit).toBe(0);
  expect(out).toMatch(/Approve the budget \[approve\] +completed +lena \(legal\) +approved = true/);
}, 60_000);

test('key, export, verify; a changed file does not verify', async () => {
  expect(await audit('export', caseId, '--to', bundle)).toMatchObject({
    exit: 1,
    err: expect.stringContaining('AUDIT_KEY_MISSING') as string,
  });
  const { out } = await audit('key');
  const [fingerprint = ''] = out.split('\n');
  expect(fingerprint).toMatch(/^SHA256:[0-9a-f]{64}$/);
  expect(await audit('export', caseId, '--to', bundle)).toMatchObject({ exit: 0, err: '' });
  const verified = await audit('verify', bundle, '--key', fingerprint);
  expect(verified).toMatchObject({
    exit: 0,
    err: '',
    out: expect.stringMatching(/^VERIFIED: case order-/) as string,
  });
  const bytes = readFileSync(bundle);
  bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
  writeFileSync(bundle, bytes);
  const changed = await audit('verify', bundle);
  expect(changed).toMatchObject({ exit: 1, err: expect.stringContaining('AUDIT_TAMPERED') as string });
}, 120_000);

test('record, replay; an edited file does not replay', async () => {
  const file = join(folder, 'order.json');
  expect(await audit('record', caseId, '--to', file)).toMatchObject({ exit: 0 });
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"activityId":"book-', '"activityId":"cook-'));
  const { exit, out, err } = await audit('replay', file, caseId);
  expect(exit).toBe(1);
  expect(out).toMatch(/^DOES NOT REPLAY [^]*\nreplays  /);
  expect(err).toMatch(
    /AUDIT_TAMPERED[^]*AUDIT_NOT_DETERMINISTIC[^]*step cook[^]*expected +activity id book-/,
  );
}, 120_000);

test('a case that is not there', async () => {
  const unknown = await audit('path', 'nobody');
  expect(unknown).toMatchObject({ exit: 1, err: expect.stringContaining('AUDIT_CASE_UNKNOWN') as string });
}, 60_000);
