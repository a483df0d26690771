import { canonicalJson, hashModel } from '../compiler/hash.ts';
import type { Model } from '../engine/model.ts';
import { assetsOf } from './bundle/assets.ts';
import { partNames, type AuditBundle } from './bundle/bundle.ts';
import { openBundle, tampered } from './bundle/integrity.ts';
import { fingerprintOf } from './bundle/signing-key.ts';
import { AuditError } from './errors.ts';
import type { Finding } from './finding.ts';
import { isJson } from './history/events.ts';
import { allRuns, readCase, type CaseRecord } from './history/read-case.ts';
import { definitionOf, runOf, type RecordedRun } from './history/recorded-run.ts';
import { tracePath } from './path.ts';
import type { CaseStory } from './path/story.ts';
import type { WorkflowBundle } from './replay/replay-runs.ts';

export interface VerifyOptions {
  /** Fingerprint of the key that the bundle has to be signed with; without one any key will do, and the reader has to judge it. */
  readonly trusted?: string;
  readonly bundle?: WorkflowBundle;
}

/** What the verification of a bundle has shown. */
export interface Verification {
  /** What the bundle says of itself; absent when it is too damaged to be read. */
  readonly about?: {
    readonly caseId: string;
    readonly process: string;
    readonly exported: string;
    readonly signedBy: string;
    readonly runs: number;
    readonly events: number;
  };
  /** Recomputed; absent when the bytes were changed: then nothing that they say is worth replaying. */
  readonly story?: CaseStory;
  /** Nothing: the bundle is what was exported, and the histories are what their definitions make of what happened. */
  readonly findings: readonly Finding[];
}

/**
 * Verifies a bundle with nothing but itself and this installation's engine: bytes, signature, models, replay, path. Personal data are
 * tokens in it, so it verifies after people were erased as well as before. AUDIT_FILE_INVALID when it cannot be read.
 */
export async function verifyBundle(
  file: Uint8Array,
  { trusted, bundle: code }: VerifyOptions = {},
): Promise<Verification> {
  const { bundle, findings } = openBundle(file);
  if (bundle === undefined) return { findings };
  const { caseId, process, exported, publicKey, heads } = bundle.manifest;
  const signedBy = fingerprintOf(publicKey);
  const runs = Object.keys(heads).flatMap((runId) => runFrom(bundle, runId) ?? []);
  const events = runs.reduce((sum, { history }) => sum + history.events.length, 0);
  const about = { caseId, process, exported, signedBy, runs: runs.length, events };
  const signer = trusted === undefined || trusted === signedBy ? [] : [untrusted(trusted, signedBy)];
  if (findings.length > 0) return { about, findings: [...findings, ...signer] };
  const record = await recordFrom(bundle, runs);
  if ('code' in record) return { about, findings: [record, ...signer] };
  const { story, findings: replayed } = await tracePath(record, code);
  return {
    about,
    story,
    findings: [...signer, ...checkModels(bundle, runs), ...replayed, ...checkDerived(bundle, story, runs)],
  };
}

/** A few lines for people. */
export function summariseVerification(
  { about, story, findings }: Verification,
  { trusted }: VerifyOptions,
): string {
  if (about === undefined) return 'NOT VERIFIED';
  const { caseId, process, exported, signedBy, runs, events } = about;
  return [
    `${findings.length === 0 ? 'VERIFIED' : 'NOT VERIFIED'}: case ${caseId} (${process}${story === undefined ? '' : `, ${story.status}`})`,
    `  ${runs} histories, ${events} events, exported ${exported}`,
    `  signed by ${signedBy}`,
    ...(trusted === undefined
      ? [
          '  whose key that is was not checked: ask the exporting people for their fingerprint and give it with --key',
        ]
      : []),
  ].join('\n');
}

function runFrom({ parts }: AuditBundle, runId: string): RecordedRun | undefined {
  try {
    return runOf(parts[partNames.history(runId)], partNames.history(runId));
  } catch {
    return undefined;
  }
}

/** The case as its histories link it: all runs have to be there, and no others. */
async function recordFrom(
  { manifest }: AuditBundle,
  runs: readonly RecordedRun[],
): Promise<CaseRecord | Finding> {
  try {
    const read = async (caseId: string, runId: string): Promise<RecordedRun | undefined> =>
      runs.find((run) => run.caseId === caseId && run.runId === runId);
    const record = await readCase(read, manifest.caseId, manifest.firstRun);
    const linked = new Set(allRuns(record));
    const stray = runs.find((run) => !linked.has(run));
    return stray === undefined
      ? record
      : tampered(partNames.history(stray.runId), 'the run does not belong to the case');
  } catch (error) {
    if (error instanceof AuditError) return tampered('manifest', error.message);
    throw error;
  }
}

/** Each run's definition has to be there, and to be the one that the run names. */
function checkModels({ parts }: AuditBundle, runs: readonly RecordedRun[]): readonly Finding[] {
  const names = new Set(runs.map((run) => definitionOf(run)?.hash ?? ''));
  return [...names].flatMap((hash) => {
    const part = parts[partNames.model(hash)];
    if (!isJson(part)) {
      return [
        tampered(
          partNames.model(hash),
          'the model that a history names is not in the bundle: the exporting installation did not have it',
        ),
      ];
    }
    const found = hashModel(part as unknown as Model);
    return found === hash
      ? []
      : [
          {
            ...tampered(partNames.model(hash), 'the model is not the one that the history names'),
            expected: hash,
            found,
          },
        ];
  });
}

/** What was computed at export has to come out the same. */
function checkDerived(
  { parts }: AuditBundle,
  story: CaseStory,
  runs: readonly RecordedRun[],
): readonly Finding[] {
  const derived = { [partNames.path]: story, [partNames.assets]: assetsOf(runs) };
  return Object.entries(derived).flatMap(([name, computed]) => {
    if (canonicalJson(computed) === canonicalJson(parts[name])) return [];
    return [
      {
        code: 'AUDIT_PATH_DIFFERS' as const,
        message: `the ${name} of the bundle is not what its histories give`,
        next: 'verify with the version that exported it (part software); if it differs there too, the exporting installation cannot be trusted',
        part: name,
      },
    ];
  });
}

function untrusted(trusted: string, signedBy: string): Finding {
  return {
    code: 'AUDIT_KEY_UNTRUSTED',
    message: 'the bundle was signed with another key than the one you trust',
    next: 'ask the people who exported it for the fingerprint of their key, by another way than the one the file came',
    part: 'manifest',
    expected: trusted,
    found: signedBy,
  };
}
