import { z } from 'zod';
import { Failure } from './failure.ts';

const ADDRESS = 'http://127.0.0.1:7244';
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
  readonly code: string;
  readonly next: string;

  constructor({ code, title, detail, nextStep, errors }: z.output<typeof problem>) {
    const fields = errors.map((field) => `\n  ${field.pointer}: ${field.detail}`).join('');
    super(`${detail === undefined ? title : `${title}: ${detail}`}${fields}`);
    this.code = code;
    this.next = nextStep ?? `see docs/errors/${code}.md`;
  }
}

export interface ApiRequest {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** The same key again is the same request. */
  readonly idempotencyKey?: string | undefined;
}

/** The API as the commands use it. */
export interface ApiClient {
  get<Answer>(path: string, answer: z.ZodType<Answer>, request?: Pick<ApiRequest, 'query'>): Promise<Answer>;
  post<Answer>(path: string, answer: z.ZodType<Answer>, request?: ApiRequest): Promise<Answer>;
}

/** Puts values into a path: path`/cases/${caseId}`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: texts }, ...values.map(encodeURIComponent));
}

/** Calls the API at MASCHINENRAUM_API with the key in MASCHINENRAUM_API_KEY. */
export function openApiClient(env: Readonly<Record<string, string | undefined>> = process.env): ApiClient {
  const base = env['MASCHINENRAUM_API'] || ADDRESS;
  const key = env['MASCHINENRAUM_API_KEY'];
  const send = async (method: 'GET' | 'POST', at: string, { query, body, idempotencyKey }: ApiRequest) => {
    const url = addressOf(base, at, query);
    const headers = {
      accept: 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, {
        method,
        headers,
        signal,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { ok: response.ok, text: await response.text() };
    } catch {
      throw new Failure('API_UNREACHABLE', `the API does not answer at ${base}`);
    }
  };
  const call = async <Answer>(
    answer: z.ZodType<Answer>,
    ...[method, at, request]: Parameters<typeof send>
  ) => {
    const { ok, text } = await send(method, at, request);
    const data = parse(text);
    if (!ok) {
      const refused = problem.safeParse(data);
      if (refused.success) throw new ApiProblem(refused.data);
    }
    const parsed = answer.safeParse(data);
    if (ok && parsed.success) return parsed.data;
    throw new Failure('API_ANSWER_INVALID', `${base} does not answer ${method} ${at} as the API does`);
  };
  return {
    get: (at, answer, request = {}) => call(answer, 'GET', at, request),
    post: (at, answer, request = {}) => call(answer, 'POST', at, request),
  };
}

function addressOf(base: string, at: string, query: ApiRequest['query'] = {}): URL {
  const address = `${base.replace(/\/$/, '')}/api/v1${at}`;
  if (!URL.canParse(address)) {
    throw new Failure(
      'CLI_USAGE',
      `MASCHINENRAUM_API is no address: ${base}`,
      'set it to e.g. http://127.0.0.1:7244',
    );
  }
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
