/** What a code says of a call that failed. */
export interface ToolErrorClass {
  /** Whether the same call may work later without anybody changing anything. */
  readonly retryable: boolean;
  readonly why: string;
  readonly next: string;
}

/** The closed list of what can go wrong with a tool; the code is the failure's type, and BPMN error events catch it by that name. */
export const toolErrors = {
  AUTH_FAILED: {
    retryable: false,
    why: 'the tool does not accept the credential',
    next: 'renew the credential of the connection, then retry the incident',
  },
  FORBIDDEN: {
    retryable: false,
    why: 'the credential lacks a right for this, or the account a feature',
    next: "grant the tool's scopes to the credential (`maschinenraum tools` lists them), or look whether the account's plan has it, then retry the incident",
  },
  SCOPES_REFUSED: {
    retryable: false,
    why: 'the tool gives no access token for the scopes that are asked for',
    next: 'grant them to the client at the tool, or list in `scopes` of the connection those that it has, then retry the incident',
  },
  NOT_FOUND: {
    retryable: false,
    why: 'the tool does not know the object',
    next: 'correct the id in the input, then retry the incident',
  },
  CONFLICT: {
    retryable: false,
    why: "the tool's object is in a state that does not allow this",
    next: 'look at the object in the tool, then retry or resolve the incident',
  },
  INVALID_INPUT: {
    retryable: false,
    why: 'the input does not fit the action',
    next: 'change the named fields of the input, then retry the incident',
  },
  RATE_LIMITED: {
    retryable: true,
    why: 'the tool asks us to wait',
    next: "wait, it is tried again after the time the tool named; once it is an incident, lower the tool's rate limit and retry it",
  },
  UNAVAILABLE: {
    retryable: true,
    why: 'the tool does not answer or says it is broken',
    next: "wait, it is tried again; once it is an incident, look at the vendor's status page and retry it when the tool is well",
  },
  TIMEOUT: {
    retryable: true,
    why: 'the tool did not answer in time',
    next: "wait, it is tried again; once it is an incident, look at the vendor's status page and retry it when the tool is well",
  },
  BAD_RESPONSE: {
    retryable: true,
    why: "the tool's answer is not what its contract says",
    next: 'compare the base URL of the connection and the pinned API version with the vendor documentation, then retry the incident',
  },
  OUTCOME_UNKNOWN: {
    retryable: false,
    why: 'an earlier attempt may have done the work and the tool cannot be asked',
    next: 'look in the tool whether it was done: resolve the incident if so, retry it if not',
  },
  CONNECTION_MISSING: {
    retryable: false,
    why: 'there is no connection of that name',
    next: 'put it where MASCHINENRAUM_CONNECTIONS or MASCHINENRAUM_CONNECTION_COMMAND looks, or set MASCHINENRAUM_CONNECTION_<ID> and restart the worker; then retry the incident',
  },
  CONNECTION_INVALID: {
    retryable: false,
    why: 'the connection is not complete or not safe to read',
    next: 'correct what is named (a variable counts once the worker is started anew), then retry the incident',
  },
  CONNECTION_UNAVAILABLE: {
    retryable: true,
    why: 'the command that gives connections did not give this one',
    next: 'run the command of MASCHINENRAUM_CONNECTION_COMMAND as the worker would; it is tried again, and once it is an incident, retry it when the command works',
  },
} as const satisfies Record<string, ToolErrorClass>;

export type ToolErrorCode = keyof typeof toolErrors;
