/** A file that breaks one rule, and where; or, without `element`, one that keeps it. */
export interface RuleCase {
  readonly code: string;
  readonly when: string;
  readonly xml: string;
  /** Id of the element that the finding names. */
  readonly element?: string;
  readonly severity?: 'error' | 'warning';
  /** Compiled as a file that others drew. */
  readonly foreign?: true;
}
