const nextSteps = {
  API_UNREACHABLE: 'start it (`maschinenraum api`, or `maschinenraum dev`), or set MASCHINENRAUM_API',
  API_ANSWER_INVALID: 'check that MASCHINENRAUM_API leads to the API of this version of maschinenraum',
} as const;

/** What a caller meets that is no answer of the API; each code has its page in docs/errors. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: keyof typeof nextSteps;
  readonly next: string;

  constructor(code: keyof typeof nextSteps, message: string) {
    super(message);
    this.code = code;
    this.next = nextSteps[code];
  }
}
