/** What can be wrong with a decision at run time; docs/errors has a page for each. */
export type DmnErrorCode =
  | 'DMN_DECISION_UNKNOWN'
  | 'DMN_SEVERAL_RULES_MATCH'
  | 'DMN_RULES_DISAGREE'
  | 'DMN_INPUT_NOT_ALLOWED'
  | 'DMN_OUTPUT_NOT_ALLOWED'
  | 'DMN_TYPE_MISMATCH'
  | 'DMN_EXTERNAL_FUNCTION'
  | 'DMN_REQUIREMENT_CYCLE';

/** A decision that cannot be taken as it is modelled; the case waits for an engineer. */
export class DmnError extends Error {
  override readonly name = 'DmnError';
  readonly code: DmnErrorCode;

  constructor(code: DmnErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
