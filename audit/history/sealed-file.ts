import { canonicalJson } from '../../compiler/hash.ts';
import type { Finding } from '../finding.ts';
import { chainOf } from './chain.ts';
import { textAt } from './events.ts';
import type { RecordedRun } from './recorded-run.ts';

/**
 * A recorded history as a file: what Temporal's tools read (`events`), in canonical JSON, and a seal, the last link of its hash chain.
 * The seal tells an accident from a change of the code; against people who want to deceive there are signed bundles.
 */
export function sealedFile({ history }: RecordedRun): string {
  const { events } = history;
  const lines = events.map((event) => `  ${canonicalJson(event)}`);
  return `{"events": [\n${lines.join(',\n')}\n],\n"seal": "${sealOf({ history })}"}\n`;
}

/** Compares a file with its seal; a history from elsewhere has none, and nothing is found. */
export function checkSeal(file: unknown, run: RecordedRun): readonly Finding[] {
  const seal = textAt(file, 'seal');
  const found = sealOf(run);
  if (seal === undefined || seal === found) return [];
  return [
    {
      code: 'AUDIT_TAMPERED',
      message: 'the history was changed after it was recorded',
      next: 'take the file out of version control again; a recorded history is never edited',
      caseId: run.caseId,
      runId: run.runId,
      expected: `seal ${seal}`,
      found: `seal ${found}`,
    },
  ];
}

function sealOf({ history }: Pick<RecordedRun, 'history'>): string {
  return chainOf(history).at(-1) ?? '';
}
