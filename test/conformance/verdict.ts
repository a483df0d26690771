/** What became of one conformance case. */
export interface Verdict {
  /** Path of the case below its folder, or its id there. */
  readonly id: string;
  readonly group: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'inconclusive';
  readonly why?: string;
}
