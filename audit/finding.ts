/** What an audit can find wrong; each code has its page in docs/errors. */
export const findingCodes = [
  /** This installation has no such model or process: nothing can be said about the history. */
  'AUDIT_MODEL_UNKNOWN',
  /** The code asks for other steps than the history holds. */
  'AUDIT_NOT_DETERMINISTIC',
  /** The same steps, but with other content: an input, a result, an answer. */
  'AUDIT_CONTENT_DIFFERS',
  /** The evidence contradicts itself: it was changed after it was written. */
  'AUDIT_TAMPERED',
  /** The replay broke off for another reason. */
  'AUDIT_REPLAY_FAILED',
  /** What was computed at export comes out differently. */
  'AUDIT_PATH_DIFFERS',
  /** The signature is good, but by another key than the one that is trusted. */
  'AUDIT_KEY_UNTRUSTED',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** One thing that is wrong, and where. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  /** What to do about it. */
  readonly next: string;
  readonly caseId?: string;
  readonly runId?: string;
  /** Part of an audit bundle. */
  readonly part?: string;
  /** Id of the history event. */
  readonly event?: number;
  /** Step of the diagram, by its id. */
  readonly step?: string;
  readonly expected?: string;
  readonly found?: string;
}

/** `CODE: message`, then where, what was expected and what to do, a line each. */
export function describeFinding(finding: Finding): string {
  const { code, message, next, caseId, runId, part, event, step, expected, found } = finding;
  const place = [
    ...(part === undefined ? [] : [`part ${part}`]),
    ...(caseId === undefined ? [] : [`case ${caseId}`]),
    ...(runId === undefined ? [] : [`run ${runId}`]),
    ...(event === undefined ? [] : [`event ${event}`]),
    ...(step === undefined ? [] : [`step ${step}`]),
  ];
  return [
    `${code}: ${message}`,
    ...(place.length === 0 ? [] : [`  at        ${place.join(', ')}`]),
    ...(expected === undefined ? [] : [`  expected  ${expected}`]),
    ...(found === undefined ? [] : [`  found     ${found}`]),
    `  next      ${next}`,
  ].join('\n');
}
