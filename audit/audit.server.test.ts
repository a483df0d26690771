import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../compiler/hash.ts';
import { logFrom } from '../worker/runtime-log.ts';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import { queries, updates, type CasePath, type SendMessage } from '../workflows/contract.ts';
import { hashPart, type AuditBundle } from './bundle/bundle.ts';
import { pack, unpack } from './bundle/container.ts';
import { ensureSigningKey, fingerprintOf, type SigningKey } from './bundle/signing-key.ts';
import { exportCase } from './export.ts';
import type { Finding } from './finding.ts';
import { allRuns, type CaseRecord } from './history/read-case.ts';
import { sealedFile } from './history/sealed-file.ts';
import { caseFromServer } from './history/server-case.ts';
import { printStory, tracePath } from './path.ts';
import { proveCase } from './replay.ts';
import { readHistoryFile } from './sources.ts';
import { openAuditStage, type AuditStage } from './testing/audit-stage.ts';
import { changedAt, leavesOf, type Place } from './testing/mutate.ts';
import { seededRandom } from '../engine/testing/seeded-random.ts';
import { verifyBundle } from './verify.ts';

logFrom('ERROR');
const folder = mkdtempSync(join(tmpdir(), 'audit-'));
let stage: AuditStage;
let order: CaseRecord;
let key: SigningKey;
let file: Buffer;

beforeAll(async () => {
  // Runs of 30 events, so that a case of several runs does not take thousands.
  stage = await openAuditStage({ 'limit.historyCount.suggestContinueAsNew': 30 });
  order = await caseFromServer(stage.client, await stage.playOrder());
  key = ensureSigningKey(folder);
  ({ file } = await exportCase(order, { key, now: new Date('2026-11-22T12:00:00Z') }));
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

describe('path', () => {
  test('tells who decided what, by which rule and why, with the called case where it was called', async () => {
    const { story, findings } = await tracePath(order);
    expect(findings).toEqual([]);
    const told = printStory(story)
      .replaceAll(/^\S+ \S+ {2}/gm, '')
      .replaceAll(/ {2,}/g, ' | ');
    for (const line of [
      'order | entered | owner-anna',
      'Choose the level [chooseLevel] | completed | level = legal (rule 2 of level)',
      'Approve the budget [approve] | completed | lena (legal) | approved = true; reason = within the plan',
      'Approved? [approved] | completed | took yes',
      'Book it [book] | failed | ACCOUNT_BLOCKED: account A is blocked',
      'Book it [book] | retried | omar | account = B',
      'ship | message received | bank | name = paid; key = R-1; paidAt = P',
      'Paid [paid] | completed | bank',
    ]) {
      expect(told).toContain(line);
    }
    expect(story.called.map(({ process, status }) => `${process} ${status}`)).toEqual(['ship completed']);
  });

  test('is what the case itself tells, entry by entry', async () => {
    const { story } = await tracePath(order);
    const own = await stage.client.workflow.getHandle(order.caseId).query<CasePath>(queries.path);
    const recomputed = story.path.filter(({ event }) => event !== 'retried');
    expect(recomputed.map(({ element, event, at }) => ({ element, event, at: Date.parse(at) }))).toEqual(
      own.map(({ element, event, at }) => ({ element, event, at })),
    );
  });

  test('goes on through the runs of a case that continued as new', async () => {
    const count = await stage.start('count', { last: false });
    for (let tick = 1; tick <= 15; tick++) {
      const args: [SendMessage] = [
        { name: 'tick', key: '1', timeToLive: 'PT1H', variables: { last: tick === 15 } },
      ];
      await count.executeUpdate<void, [SendMessage]>(updates.message, { args });
    }
    await count.result();
    const { story, findings } = await tracePath(await caseFromServer(stage.client, count.workflowId));
    expect(findings).toEqual([]);
    expect(story.runs).toBeGreaterThan(1);
    expect(
      story.path.filter(({ element, event }) => element === 'tick' && event === 'completed'),
    ).toHaveLength(15);
    expect(story.path.at(-1)).toMatchObject({ element: 'count', event: 'completed' });
  });

  test('of a running case ends where it stands', async () => {
    const running = await stage.start('order', { amount: 10 });
    await running.query(queries.show);
    const { story, findings } = await tracePath(await caseFromServer(stage.client, running.workflowId));
    expect(findings).toEqual([]);
    expect(story.status).toBe('running');
    expect(story.path.at(-1)).toMatchObject({ element: 'approve', event: 'entered' });
  });
});

describe('replay', () => {
  /** The case with one event of its first run changed. */
  function withEvent(type: string, change: (attributes: Record<string, unknown>) => void): CaseRecord {
    const copy = structuredClone(order);
    const event = copy.runs[0]?.history.events.find(({ eventType }) => eventType === `EVENT_TYPE_${type}`);
    const name = Object.keys(event ?? {}).find((field) => field.endsWith('EventAttributes')) ?? '';
    change(event?.[name] as Record<string, unknown>);
    return copy;
  }
  const payload = (value: unknown): unknown => ({
    payloads: [
      {
        metadata: { encoding: Buffer.from('json/plain').toString('base64') },
        data: Buffer.from(JSON.stringify(value)).toString('base64'),
      },
    ],
  });

  test.each([
    [
      'a renamed activity',
      'ACTIVITY_TASK_SCHEDULED',
      (it) => (it['activityId'] = 'bill-9'),
      {
        code: 'AUDIT_NOT_DETERMINISTIC',
        expected: 'activity id book-6',
        found: 'activity id bill-9',
        step: 'bill',
      },
    ],
    [
      'another action',
      'ACTIVITY_TASK_SCHEDULED',
      (it) => (it['activityType'] = { name: 'steal' }),
      {
        code: 'AUDIT_NOT_DETERMINISTIC',
        expected: 'activity type book',
        found: 'activity type steal',
        step: 'book',
      },
    ],
    [
      'another input of an action',
      'ACTIVITY_TASK_SCHEDULED',
      (it) => (it['input'] = payload({ amount: 9 })),
      { code: 'AUDIT_CONTENT_DIFFERS', expected: 'amount = 5000', found: 'amount = 9', step: 'book' },
    ],
    [
      'another result of the case',
      'WORKFLOW_EXECUTION_COMPLETED',
      (it) => (it['result'] = payload({ status: 'completed', variables: {} })),
      { code: 'AUDIT_CONTENT_DIFFERS' },
    ],
    [
      'a reference to nothing',
      'ACTIVITY_TASK_FAILED',
      (it) => (it['scheduledEventId'] = '3'),
      { code: 'AUDIT_TAMPERED' },
    ],
    [
      'another outcome of the called case',
      'CHILD_WORKFLOW_EXECUTION_COMPLETED',
      (it) => (it['result'] = payload({ status: 'completed', variables: { packed: false } })),
      { code: 'AUDIT_TAMPERED', caseId: expect.stringContaining('.shipIt-') as string },
    ],
    [
      'an unknown model',
      'WORKFLOW_EXECUTION_STARTED',
      (it) => (it['input'] = payload({ model: 'f00d', inline: { other: { id: 'other' } }, variables: {} })),
      { code: 'AUDIT_MODEL_UNKNOWN', message: expect.stringContaining('f00d') as string },
    ],
  ] satisfies [string, string, (it: Record<string, unknown>) => void, object][])(
    'finds %s',
    async (_, type, change, found) => {
      const { findings } = await proveCase(withEvent(type, change), await workflowBundle('foreign'));
      expect(findings).toContainEqual(expect.objectContaining(found));
      expect(findings.every((finding) => finding.next !== '')).toBe(true);
    },
  );

  test('takes a recorded file, and tells when it was edited', () => {
    const [run] = order.runs;
    if (run === undefined) throw new Error('no run');
    const path = join(folder, 'order.json');
    writeFileSync(path, sealedFile(run));
    expect(readHistoryFile(path).findings).toEqual([]);
    expect(readHistoryFile(path).record.runs).toEqual([run]);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"seal": "', '"seal": "0'));
    expect(readHistoryFile(path).findings).toMatchObject([{ code: 'AUDIT_TAMPERED' }]);
  });
});

describe('bundle', () => {
  /** What verification says against a file; that it is none is a finding too. */
  const findingsOf = async (bytes: Uint8Array): Promise<readonly Partial<Finding>[]> => {
    try {
      return (await verifyBundle(bytes)).findings;
    } catch (error) {
      return [{ message: String(error) }];
    }
  };
  /** Whether a finding names the place that was changed: the part, and the event where it lies in one. Outside the parts any will do. */
  const names = (finding: Partial<Finding>, [top, part, list, index]: Place): boolean =>
    top !== 'parts' || (finding.part === part && (list !== 'events' || finding.event === Number(index) + 1));
  const textOf = (bytes: Uint8Array): string => {
    const opened = unpack(bytes);
    return opened.as === 'text' ? opened.text : '';
  };
  const contentOf = (bytes: Uint8Array): AuditBundle => JSON.parse(textOf(bytes)) as AuditBundle;

  test('verifies, and is the same bytes when exported again', async () => {
    const verification = await verifyBundle(file, { trusted: key.fingerprint });
    expect(verification).toMatchObject({
      findings: [],
      about: { caseId: order.caseId, runs: 2, signedBy: key.fingerprint },
    });
    expect(verification.story).toEqual((await tracePath(order)).story);
    const again = await exportCase(order, { key, now: new Date('2026-11-22T12:00:00Z') });
    expect(again.file.equals(file)).toBe(true);
  });

  test('holds histories, models with decisions, the path, and the hashes of files', () => {
    const { parts } = contentOf(file);
    expect(
      Object.keys(parts)
        .map((name) => name.split('/')[0])
        .sort(),
    ).toEqual(['assets', 'chain', 'chain', 'history', 'history', 'model', 'model', 'path', 'software']);
    expect(parts['assets']).toMatchObject([{ sha256: 'ab'.repeat(32), name: 'brief.pdf', event: 1 }]);
    expect(parts['software']).toMatchObject({ actions: { book: 2, pack: 1 } });
  });

  test('200 values changed by somebody who can pack a file but not sign one: each is found, in the part that was changed', async () => {
    const whole = contentOf(file);
    const leaves = leavesOf(whole);
    const random = seededRandom(20_261_122);
    const missed: string[] = [];
    for (let round = 0; round < 200; round++) {
      const place = leaves[random(leaves.length)] ?? [];
      const found = await findingsOf(pack(canonicalJson(changedAt(whole, place))));
      if (!found.some((finding) => names(finding, place))) missed.push(place.join(' '));
    }
    expect(missed).toEqual([]);
  });

  test('200 bits flipped in the file: each is found', async () => {
    const random = seededRandom(7);
    const missed: string[] = [];
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(file);
      const [index, bit] = [random(bytes.length), random(8)];
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      if ((await findingsOf(bytes)).length === 0) missed.push(`bit ${bit} of byte ${index}`);
    }
    expect(missed).toEqual([]);
  });

  test('somebody who hashes anew and signs with a key of his own is found by the key, and by the replay', async () => {
    const forger = ensureSigningKey(join(folder, 'forger'));
    const whole = contentOf(file);
    const name = Object.keys(whole.parts).find((part) => part.startsWith('history/')) ?? '';
    const place = leavesOf(whole.parts[name]).find((leaf) => leaf.includes('activityId')) ?? [];
    const parts: Record<string, unknown> = { ...whole.parts, [name]: changedAt(whole.parts[name], place) };
    const hashes = Object.fromEntries(
      Object.entries(parts).map(([part, content]) => [part, hashPart(content)]),
    );
    const manifest = { ...whole.manifest, parts: hashes, publicKey: forger.publicKey };
    const forged = pack(canonicalJson({ manifest, signature: forger.sign(canonicalJson(manifest)), parts }));
    const { findings } = await verifyBundle(forged, { trusted: key.fingerprint });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'AUDIT_KEY_UNTRUSTED',
        expected: key.fingerprint,
        found: fingerprintOf(forger.publicKey),
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'AUDIT_TAMPERED', part: name }));
  });

  test('a case that is not there, a file that is none', async () => {
    await expect(caseFromServer(stage.client, 'nobody')).rejects.toMatchObject({
      code: 'AUDIT_CASE_UNKNOWN',
    });
    await expect(verifyBundle(Buffer.from('PK'))).rejects.toMatchObject({ code: 'AUDIT_FILE_INVALID' });
    expect(allRuns(order)).toHaveLength(2);
  });
});
