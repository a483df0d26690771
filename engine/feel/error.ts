/** Codes of what stops an evaluation; everything else that goes wrong in FEEL is `null`. */
export type FeelErrorCode = 'FEEL_TOO_MANY_ITERATIONS' | 'FEEL_TOO_DEEP';

/** An expression would run away: it is stopped, and the case waits for an engineer. */
export class FeelError extends Error {
  override readonly name = 'FeelError';
  readonly code: FeelErrorCode;

  constructor(code: FeelErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
