import { z } from 'zod';
import { ClientError } from './client-error.ts';

const TIMEOUT_MS = 60_000;

const problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  nextStep: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});

/** A request that the API refused, with its own code and next step. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly next: string;
  /** What does not fit, by JSON pointer into the body. */
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];

  constructor(status: number, { code, title, detail, nextStep, errors }: z.output<typeof problem>) {
    const fields = errors.map((field) => `\n  ${field.pointer}: ${field.detail}`).join('');
    super(`${detail === undefined ? title : `${title}: ${detail}`}${fields}`);
    this.status = status;
    this.code = code;
    this.next = nextStep ?? `see docs/errors/${code}.md`;
    this.errors = errors;
  }
}

/** Where the API is, and the key to use it with. */
export interface Address {
  /** `http://127.0.0.1:7244` */
  readonly url: string;
  readonly key?: string | undefined;
}

export interface Request {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** The same key again is the same request. */
  readonly idempotencyKey?: string | undefined;
}

/** The API by paths below /api/v1; answers are checked. Throws ApiProblem and ClientError. */
export interface Connection {
  get<Answer>(path: string, answer: z.ZodType<Answer>, request?: Pick<Request, 'query'>): Promise<Answer>;
  post<Answer>(path: string, answer: z.ZodType<Answer>, request?: Request): Promise<Answer>;
}

/** Puts values into a path: path`/cases/${caseId}`. */
export function path(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: texts }, ...values.map(encodeURIComponent));
}

/** Calls the API over HTTP. */
export function connect({ url: base, key }: Address): Connection {
  const send = async (method: 'GET' | 'POST', at: string, { query, body, idempotencyKey }: Request) => {
    const url = addressOf(base, at, query);
    const headers = {
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    try {
      const response = await fetch(url, {
        method,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, ok: response.ok, text: await response.text() };
    } catch {
      throw new ClientError('API_UNREACHABLE', `the API does not answer at ${base}`);
    }
  };
  const call = async <Answer>(
    answer: z.ZodType<Answer>,
    ...[method, at, request]: Parameters<typeof send>
  ) => {
    const { status, ok, text } = await send(method, at, request);
    const data = parse(text);
    if (!ok) {
      const refused = problem.safeParse(data);
      if (refused.success) throw new ApiProblem(status, refused.data);
    }
    const parsed = answer.safeParse(data);
    if (ok && parsed.success) return parsed.data;
    throw new ClientError('API_ANSWER_INVALID', `${base} does not answer ${method} ${at} as the API does`);
  };
  return {
    get: (at, answer, request = {}) => call(answer, 'GET', at, request),
    post: (at, answer, request = {}) => call(answer, 'POST', at, request),
  };
}

function addressOf(base: string, at: string, query: Request['query'] = {}): URL {
  const address = `${base.replace(/\/$/, '')}/api/v1${at}`;
  if (!URL.canParse(address)) throw new ClientError('API_UNREACHABLE', `${base} is no address`);
  const url = new URL(address);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
