import { canonicalJson } from '../compiler/hash.ts';
import { assetsOf } from './bundle/assets.ts';
import { FORMAT, hashPart, partNames, type AuditBundle } from './bundle/bundle.ts';
import { pack } from './bundle/container.ts';
import { storedModel, type StoredModel } from './bundle/model-store.ts';
import type { SigningKey } from './bundle/signing-key.ts';
import { softwareOf } from './bundle/software.ts';
import type { Finding } from './finding.ts';
import { chainOf } from './history/chain.ts';
import { allRuns, type CaseRecord } from './history/read-case.ts';
import { definitionOf, type RecordedRun } from './history/recorded-run.ts';
import { tracePath } from './path.ts';
import type { WorkflowBundle } from './replay/replay-runs.ts';

export interface ExportOptions {
  readonly key: SigningKey;
  readonly now: Date;
  readonly bundle?: WorkflowBundle;
}

/** What was exported: the bytes of the file, and what the replay had to say against the histories. */
export interface ExportedCase {
  readonly file: Buffer;
  readonly findings: readonly Finding[];
  readonly runs: number;
  readonly events: number;
}

/**
 * Puts a case with all it called into one signed file that proves itself. Histories that do not replay are exported too: what is wrong
 * with them is evidence; it is told beside.
 */
export async function exportCase(
  record: CaseRecord,
  { key, now, bundle }: ExportOptions,
): Promise<ExportedCase> {
  const runs = allRuns(record);
  const { story, findings } = await tracePath(record, bundle);
  const chains = new Map(runs.map((run) => [run.runId, chainOf(run.history)]));
  const parts = Object.fromEntries<unknown>([
    ...runs.map((run) => [partNames.history(run.runId), run.history] as const),
    ...[...chains].map(([runId, links]) => [partNames.chain(runId), links] as const),
    ...modelsOf(runs),
    [partNames.path, story],
    [partNames.assets, assetsOf(runs)],
    [partNames.software, softwareOf(runs)],
  ]);
  const manifest: AuditBundle['manifest'] = {
    format: FORMAT,
    caseId: record.caseId,
    firstRun: record.runs[0]?.runId ?? '',
    process: record.process,
    exported: now.toISOString(),
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, hashPart(part)])),
    heads: Object.fromEntries([...chains].map(([runId, links]) => [runId, links.at(-1) ?? ''])),
    publicKey: key.publicKey,
  };
  const sealed: AuditBundle = { manifest, signature: key.sign(canonicalJson(manifest)), parts };
  const events = runs.reduce((sum, { history }) => sum + history.events.length, 0);
  return { file: pack(canonicalJson(sealed)), findings, runs: runs.length, events };
}

/** Every model that a run names, once, with its decisions and forms in it, and the diagram that people read. */
function modelsOf(runs: readonly RecordedRun[]): readonly (readonly [string, unknown])[] {
  return runs.flatMap((run) => {
    const named = definitionOf(run);
    const stored = named === undefined ? undefined : modelNamed(named);
    if (named === undefined || stored === undefined) return [];
    const { model, diagram } = stored;
    return [
      [partNames.model(named.hash), model] as const,
      ...(diagram === undefined ? [] : [[partNames.diagram(named.hash), diagram] as const]),
    ];
  });
}

function modelNamed({
  process,
  hash,
  inline,
}: NonNullable<ReturnType<typeof definitionOf>>): StoredModel | undefined {
  const own = inline?.[process];
  return own === undefined ? storedModel(process, hash) : { model: own };
}
