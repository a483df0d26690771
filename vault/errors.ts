import { ApplicationFailure } from '@temporalio/common';

interface VaultErrorClass {
  readonly why: string;
  readonly next: string;
  /** Whether the same call may work later without anybody changing anything. */
  readonly retryable?: true;
}

/** What can go wrong with the vault; the code is the failure's type, so that a history names it. */
export const vaultErrors = {
  VAULT_ERASED: {
    why: 'the personal data behind a token was erased',
    next: 'cancel the case, or resolve the incident with a result that needs no personal data',
  },
  VAULT_TOKEN_UNKNOWN: {
    why: 'a token is not in this vault',
    next: 'check that worker and API open the vault the case was started with (MASCHINENRAUM_STATE)',
  },
  VAULT_CORRUPT: {
    why: 'a record of the vault was changed outside of it',
    next: "restore the vault's file from a backup, then retry the incident",
  },
  VAULT_MASTER_KEY_WRONG: {
    why: 'the vault was made with another master key',
    next: 'start with the key the vault was made with (MASCHINENRAUM_MASTER_KEY or the key file beside it)',
  },
  VAULT_MASTER_KEY_INVALID: {
    why: 'the master key is not 32 bytes in base64',
    next: 'make one with: openssl rand -base64 32',
  },
  VAULT_MASTER_KEY_EXPOSED: {
    why: "others than its owner can read the master key's file",
    next: 'run chmod 600 on the file, and think about who may have read it',
  },
  VAULT_UNAVAILABLE: {
    why: 'a file of the vault or of the API keys cannot be opened',
    next: 'check that the folder exists, that it may be written and that the disk has room',
  },
  VAULT_BUSY: {
    why: 'another process keeps the vault locked',
    next: 'try again; an erasure is done already, and cleared up by the next one or the next start',
    retryable: true,
  },
} as const satisfies Readonly<Record<string, VaultErrorClass>>;

export type VaultErrorCode = keyof typeof vaultErrors;

/** Makes the failure of a code; Temporal asks for its own class (`ApplicationFailure`) and forbids subclasses. */
export function vaultError(code: VaultErrorCode, subject?: string): ApplicationFailure {
  const { why, next, ...rest }: VaultErrorClass = vaultErrors[code];
  const message = `${why}${subject === undefined ? '' : ` (${subject})`}; ${next}`;
  return ApplicationFailure.create({
    type: code,
    message,
    nonRetryable: rest.retryable !== true,
    details: [{ next }],
  });
}

/** Whether an error is the vault's, with that code where one is given. */
export function isVaultError(
  error: unknown,
  code?: VaultErrorCode,
): error is ApplicationFailure & { readonly type: VaultErrorCode } {
  if (!(error instanceof ApplicationFailure) || typeof error.type !== 'string') return false;
  return code === undefined ? Object.hasOwn(vaultErrors, error.type) : error.type === code;
}
