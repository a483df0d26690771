import fc from 'fast-check';

/** What came of a check; `failure` names the seed and an example that fails. */
export interface Checked {
  readonly passed: number;
  readonly failure?: string;
}

/** The first failure ends a check, so there is one at most. */
export function checkedBy<T>(report: fc.RunDetails<T>): Checked {
  if (!report.failed) return { passed: report.numRuns };
  return {
    passed: Math.max(0, report.numRuns - 1),
    failure: fc.defaultReportMessage(report) ?? 'no reason is known',
  };
}
