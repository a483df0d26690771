/** What can keep an audit from being done at all; each code has its page in docs/errors. */
export const auditErrorCodes = [
  'AUDIT_CASE_UNKNOWN',
  'AUDIT_RUN_MISSING',
  'AUDIT_FILE_INVALID',
  'AUDIT_KEY_MISSING',
  'AUDIT_KEY_INVALID',
] as const;

export type AuditErrorCode = (typeof auditErrorCodes)[number];

/** An audit that could not be done, with what to do about it. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code: AuditErrorCode;
  readonly next: string;

  constructor(code: AuditErrorCode, message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}
