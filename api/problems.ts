interface ProblemClass {
  readonly status: number;
  readonly title: string;
  /** What to do about it. */
  readonly next: string;
}

/** Every problem the API answers with; each code has its page in docs/errors. */
export const problems = {
  BODY_NOT_JSON: {
    status: 400,
    title: 'The body is not JSON',
    next: 'send JSON in UTF-8 with the header content-type: application/json',
  },
  BODY_TOO_DEEP: {
    status: 400,
    title: 'The body is nested too deeply',
    next: 'send values nested at most 64 levels deep',
  },
  REQUEST_INVALID: {
    status: 400,
    title: 'The request does not fit',
    next: 'correct the named parameters; /openapi.json describes them',
  },
  KEY_MISSING: {
    status: 401,
    title: 'No API key',
    next: 'send the header authorization: Bearer <key>; `maschinenraum key create` makes one',
  },
  KEY_INVALID: {
    status: 401,
    title: 'The API key is not valid',
    next: 'use a key that exists and is not revoked; `maschinenraum key list` shows them',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    status: 401,
    title: 'The signature is not valid',
    next: 'sign the delivery with the secret of this source, as docs/errors/WEBHOOK_SIGNATURE_INVALID.md says',
  },
  WEBHOOK_EXPIRED: {
    status: 401,
    title: 'The delivery is too old',
    next: 'sign each try anew, and check the clock of the sender',
  },
  WEBHOOK_HANDSHAKE_REFUSED: {
    status: 401,
    title: 'Nobody asked for this handshake',
    next: 'give the source a handshake token and the vendor the address with it, as docs/operations.md says',
  },
  ROLE_MISSING: {
    status: 403,
    title: 'Your roles do not allow this',
    next: 'ask somebody with one of the named roles',
  },
  TASK_ROLE_MISSING: {
    status: 403,
    title: 'The task is for others',
    next: 'ask somebody whom the task names',
  },
  TASK_PERSON_EXCLUDED: {
    status: 403,
    title: 'Somebody else has to decide this task',
    next: 'ask a colleague: four eyes',
  },
  ROUTE_UNKNOWN: { status: 404, title: 'There is no such address', next: 'look at /openapi.json' },
  PROCESS_UNKNOWN: {
    status: 404,
    title: 'There is no such process',
    next: 'GET /api/v1/processes lists them',
  },
  CASE_UNKNOWN: { status: 404, title: 'There is no such case', next: 'GET /api/v1/cases lists them' },
  TASK_UNKNOWN: {
    status: 404,
    title: 'There is no such open task',
    next: 'GET /api/v1/tasks lists the open tasks',
  },
  DIAGRAM_UNKNOWN: {
    status: 404,
    title: 'The diagram of this case is not at hand',
    next: 'start an API that has this release, or look at the file the case was run from',
  },
  MESSAGE_NOT_EXPECTED: {
    status: 404,
    title: 'Nobody waits for this message',
    next: 'check name and key, send it later, or to one case with a time to live',
  },
  SIGNAL_NOT_EXPECTED: {
    status: 404,
    title: 'The case does not wait for this signal',
    next: 'check the name; a signal is not kept for who waits later',
  },
  SUBJECT_UNKNOWN: {
    status: 404,
    title: 'The vault knows no such person',
    next: 'check the address; a person erased before is found by their subject name only',
  },
  WEBHOOK_UNKNOWN: {
    status: 404,
    title: 'There is no such webhook source',
    next: 'configure the source with its secret, or correct the address',
  },
  CASE_INPUT_DIFFERS: {
    status: 409,
    title: 'The case exists with other input',
    next: 'use another case id or Idempotency-Key, or send the same input',
  },
  CASE_ENDED: {
    status: 409,
    title: 'The case has ended',
    next: 'nothing can be changed any more; start a new case',
  },
  TASK_NOT_OPEN: {
    status: 409,
    title: 'The task is not open',
    next: 'it was decided or is no longer needed; GET /api/v1/tasks lists the open ones',
  },
  TASK_DIFFERS: {
    status: 409,
    title: 'This is another task',
    next: 'GET /api/v1/tasks lists the open tasks with their numbers',
  },
  INCIDENT_NOT_OPEN: {
    status: 409,
    title: 'The incident is not open',
    next: 'it was dealt with; GET /api/v1/incidents lists the open ones',
  },
  AD_HOC_NOT_OPEN: {
    status: 409,
    title: 'The ad-hoc sub-process is not open',
    next: 'it is done or was ended; GET /api/v1/cases/{caseId} shows those that are open',
  },
  AD_HOC_ELEMENT_UNKNOWN: {
    status: 422,
    title: 'This cannot be activated here',
    next: 'choose among the activities that GET /api/v1/cases/{caseId} shows',
  },
  MESSAGE_AMBIGUOUS: {
    status: 409,
    title: 'Several cases wait for this message',
    next: 'send it with the case id, or with a key',
  },
  PROCESS_ONLY_CALLED: {
    status: 409,
    title: 'The process begins only from other processes',
    next: 'start the process that calls it: there the checks are made that it counts on',
  },
  PROCESS_NEEDS_MESSAGE: {
    status: 409,
    title: 'The process begins with a message',
    next: 'send the message: POST /api/v1/messages',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    next: 'send at most 1 MB; put files elsewhere and send their address',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: 'The body is not JSON',
    next: 'send the header content-type: application/json',
  },
  BODY_INVALID: {
    status: 422,
    title: 'The body does not fit',
    next: 'correct the named fields; /openapi.json describes them',
  },
  VARIABLES_INVALID: {
    status: 422,
    title: 'The variables do not fit the process',
    next: 'correct the named fields; GET /api/v1/processes has the schemas',
  },
  MESSAGE_KEY_INVALID: {
    status: 422,
    title: 'The correlation key does not fit',
    next: 'name a place in the event where a short id is, and no e-mail address',
  },
  TASK_RESULT_INVALID: {
    status: 422,
    title: 'The result does not fit the task',
    next: 'correct the named fields; the task’s form says what is wanted',
  },
  TOKEN_NOT_ALLOWED: {
    status: 422,
    title: 'The values hold a token of personal data',
    next: 'send the value itself; tokens are made here',
  },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests', next: 'wait as long as Retry-After says' },
  INTERNAL_ERROR: {
    status: 500,
    title: 'Something is broken here',
    next: 'look for the request id in the log of the API',
  },
  VAULT_FAILED: {
    status: 500,
    title: 'The vault of personal data fails',
    next: 'do what the page of the named code says',
  },
  TEMPORAL_UNAVAILABLE: {
    status: 503,
    title: 'Temporal does not answer',
    next: 'start it or check TEMPORAL_ADDRESS; then send the request again',
  },
  WORKER_NOT_ANSWERING: {
    status: 503,
    title: 'No worker answers for this case',
    next: 'start a worker; then look whether the request was done before you send it again',
  },
  VAULT_BUSY: {
    status: 503,
    title: 'The vault is locked by another process',
    next: 'send the request again',
  },
} as const satisfies Readonly<Record<string, ProblemClass>>;

export type ProblemCode = keyof typeof problems;

/** One field that does not fit; `pointer` is a JSON pointer (RFC 6901) into the body. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be served, as the API answers it. Its texts never hold a value that was sent. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problems[code].title);
    this.code = code;
    this.details = details;
  }
}

/** The body of an answer with media type application/problem+json (RFC 9457); `type` leads to the page of the code. */
export function problemBody({ code, details }: Problem): Readonly<Record<string, unknown>> {
  const { status, title, next } = problems[code];
  return {
    type: `/docs/errors/${code}.md`,
    title,
    status,
    code,
    ...(details.detail === undefined ? {} : { detail: details.detail }),
    nextStep: next,
    ...(details.errors === undefined ? {} : { errors: details.errors }),
  };
}
