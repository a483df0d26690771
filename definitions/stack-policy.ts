/** What the audit of the stack can find; docs/errors/CODE.md explains each. */
export type StackCode =
  | 'TOOL_FACT_MISSING'
  | 'TOOL_UNUSED'
  | 'TOOLS_FOR_ONE_JOB'
  | 'TOOL_AGREEMENT_MISSING'
  | 'TOOL_AGREEMENT_ENDED'
  | 'DATA_CARRIED_BY_HAND'
  | 'TOOL_SCOPES_TOO_WIDE';

export type Severity = 'error' | 'warning';

/** The contract under which a vendor processes personal data for us. Art. 28 GDPR. */
export interface Agreement {
  readonly tool: string;
  /** The day it was signed, `YYYY-MM-DD`. */
  readonly signed: string;
  /** Where the document lies. */
  readonly document: string;
  /** Its last day, `YYYY-MM-DD`. */
  readonly until: string;
}

/** Why two tools of one category are both in use. */
export interface Together {
  readonly category: string;
  readonly tools: readonly string[];
  readonly why: string;
}

/** Lets a tool, or a step, off one finding until a day, `YYYY-MM-DD`, that day included. */
export interface StackException {
  readonly name: string;
  readonly code: StackCode;
  readonly tool?: string;
  readonly process?: string;
  readonly element?: string;
  readonly reason: string;
  readonly until: string;
}

/** What the house says about its tools; `maschinenraum tools --check` holds the stack against it. */
export interface StackPolicy {
  readonly severities: { readonly [code in StackCode]: Severity };
  readonly agreements: readonly Agreement[];
  readonly together: readonly Together[];
  readonly exceptions: readonly StackException[];
}
