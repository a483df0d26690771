import type { Kind } from './kinds.ts';
import type { Verdict } from './verdict.ts';

/** A verdict with the kind of case it is about. */
export interface Result extends Verdict {
  readonly kind: Kind;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Counted for nothing: rejected for another reason, or a convention that the specification leaves open. */
  readonly inconclusive: number;
}

export function totalsOf(results: readonly Verdict[]): Totals {
  const count = (status: Verdict['status']): number =>
    results.filter((result) => result.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    inconclusive: count('inconclusive'),
  };
}

/** The report of a run: what failed, why others were skipped, a table, and the totals as the last line. */
export function report(results: readonly Result[]): string {
  const { passed, failed, skipped } = totalsOf(results);
  return [
    ...results.filter(({ status }) => status === 'failed').map((result) => `FAILED ${line(result)}`),
    ...results
      .filter(({ status }) => status === 'inconclusive')
      .map((result) => `INCONCLUSIVE ${line(result)}`),
    ...results.filter(({ status }) => status === 'skipped').map((result) => `SKIPPED ${line(result)}`),
    '',
    ...table(results),
    '',
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join('\n');
}

function line({ id, why = '' }: Verdict): string {
  return `${id}: ${why.replaceAll(/\s+/g, ' ')}`;
}

const columns = ['kind', 'group', 'passed', 'failed', 'skipped', 'inconclusive'] as const;

function table(results: readonly Result[]): readonly string[] {
  const groups = new Map(results.map(({ kind, group }) => [`${kind} ${group}`, { kind, group }]));
  const rows = [...groups.values()].map(({ kind, group }): readonly string[] => {
    const { passed, failed, skipped, inconclusive } = totalsOf(
      results.filter((result) => result.kind === kind && result.group === group),
    );
    return [kind, group, ...[passed, failed, skipped, inconclusive].map(String)];
  });
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
