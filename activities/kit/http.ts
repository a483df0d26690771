import type { z } from 'zod';
import type { AccessToken } from './access-token.ts';
import { basicCredential } from './basic-credential.ts';
import type { Connection } from './connections.ts';
import type { Answer, Tool } from './define-tool.ts';
import { boundedWait, codeForStatus, retryAfterMs, toolError, type ToolErrorCode } from './errors.ts';
import { NestedTooDeep, parsedBody } from './parsed-body.ts';
import type { Path } from './path.ts';
import { readBody } from './read-body.ts';
import { bodyOf, type RequestBody } from './request-body.ts';

type QueryValue = string | number | boolean | readonly string[] | undefined;

/** One request to the connection's tool. */
export interface Request<Response extends z.ZodType> extends RequestBody {
  readonly path: string | Path;
  /** An address of its own, for a tool whose actions are given whole URLs. */
  readonly baseUrl?: string;
  /** Without the connection's credential, where the request carries one of its own: it is nobody else's business. */
  readonly anonymous?: true;
  /** Which of the tool's `hosts`, where the vendor splits its API over several. */
  readonly host?: string;
  /** Arrays become repeated parameters; undefined ones are left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The fields that we use of the answer's body; anything else is BAD_RESPONSE. */
  readonly response: Response;
  /** Longest wait for the whole answer, where the tool needs longer than the usual. */
  readonly timeoutMs?: number;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** HTTP to one tool under one connection; every failure is a tool error of the closed list. */
export interface Http {
  /** The connection's address for the tool, else the tool's own. */
  readonly baseUrl: string;
  readonly answerTimeoutMs: number;
  /** Answers with status and headers too. */
  send<R extends z.ZodType>(
    method: Method,
    request: Request<R>,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly body: z.output<R> }>;
  get<R extends z.ZodType>(request: Request<R>): Promise<z.output<R>>;
  post<R extends z.ZodType>(request: Request<R>): Promise<z.output<R>>;
  put<R extends z.ZodType>(request: Request<R>): Promise<z.output<R>>;
  patch<R extends z.ZodType>(request: Request<R>): Promise<z.output<R>>;
  delete<R extends z.ZodType>(request: Request<R>): Promise<z.output<R>>;
}

const LARGEST_ANSWER_BYTES = 20 * 1024 * 1024;

/** What asks for longer becomes an incident. The longest is that of Marketo, which counts the calls of twenty seconds. */
const MOST_TURNS = 3;
const USUAL_TURN_MS = 2_000;
const LONGEST_TURN_MS = 20_000;
/** A step has a minute for all of its requests; a last answer that is cut off would leave nobody knowing what was done. */
const MOST_WAITING_MS = 30_000;

/** What an `Http` is opened with; `token` is absent for a tool without credentials. */
export interface HttpOptions {
  readonly tool: Tool;
  readonly action: string;
  readonly connection: Connection;
  readonly token?: AccessToken;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Longest wait for one answer unless the request says otherwise. */
  readonly answerTimeoutMs: number;
  /** Waits until the tool takes a request again; for a step that has no other attempt. Else the step is tried again as a whole. */
  readonly waitTurn?: (milliseconds: number) => Promise<void>;
}

/** Opens HTTP to a tool for one call of an action. */
export function openHttp(options: HttpOptions): Http {
  const { tool } = options;
  const exchanged = async (
    method: Method,
    request: Request<z.ZodType>,
    token: string | undefined,
  ): Promise<Outcome> => {
    const answer = await exchange(options, method, request, token);
    return { answer, failure: failureOf(answer, options) };
  };
  /** A request whose credential is refused did nothing, so that it may be sent again with a new token. */
  const ask = async (method: Method, request: Request<z.ZodType>): Promise<Outcome> => {
    const shown = request.anonymous === true ? undefined : await options.token?.read();
    const outcome = await exchanged(method, request, shown);
    if (shown === undefined || !isRefused(outcome) || !(await options.token?.renew(shown))) return outcome;
    return await exchanged(method, request, await options.token?.read());
  };
  let waited = 0;
  /** Nor did one that the tool had no time for. */
  const askInTurn = async (method: Method, request: Request<z.ZodType>): Promise<Outcome> => {
    for (let turns = 1; ; turns += 1) {
      const outcome = await ask(method, request);
      const { failure } = outcome;
      const wait = failure?.code === 'RATE_LIMITED' ? (failure.retryAfterMs ?? USUAL_TURN_MS) : Infinity;
      const tooLong = wait > LONGEST_TURN_MS || waited + wait > MOST_WAITING_MS;
      if (options.waitTurn === undefined || turns > MOST_TURNS || tooLong) return outcome;
      waited += wait;
      await options.waitTurn(wait);
    }
  };
  const send: Http['send'] = async (method, request) => {
    const { answer, failure } = await askInTurn(method, request);
    const facts = {
      tool: tool.id,
      action: options.action,
      request: nameOf(method, request.path),
      status: answer.status,
    };
    if (failure !== undefined) {
      const { code, vendorCode, retryAfterMs: wait } = failure;
      throw toolError(code, vendorCode === undefined ? facts : { ...facts, vendorCode }, wait);
    }
    if (isPage(answer, tool))
      throw toolError('BAD_RESPONSE', { ...facts, fields: ['a page, not an answer'] });
    const body = request.response.safeParse(answer.body);
    if (body.success) return { status: answer.status, headers: answer.headers, body: body.data };
    throw toolError('BAD_RESPONSE', {
      ...facts,
      fields: body.error.issues.map((issue) => `${issue.path.join('.') || 'body'} ${issue.code}`),
    });
  };
  const shortcut =
    (method: Method): Http['get'] =>
    async (request) =>
      (await send(method, request)).body;
  return {
    baseUrl: options.connection.baseUrl ?? tool.baseUrl,
    answerTimeoutMs: options.answerTimeoutMs,
    send,
    get: shortcut('GET'),
    post: shortcut('POST'),
    put: shortcut('PUT'),
    patch: shortcut('PATCH'),
    delete: shortcut('DELETE'),
  };
}

interface Failure {
  readonly code: ToolErrorCode;
  readonly vendorCode?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** An answer, and the failure that it tells of, if it does. */
interface Outcome {
  readonly answer: Answer;
  readonly failure: Failure | undefined;
}

/** What an answer says went wrong, in the vendor's own words or by its status. */
function failureOf(answer: Answer, { tool, now }: HttpOptions): Failure | undefined {
  const told = tool.failure(answer);
  const code = told?.code ?? codeForStatus(answer.status);
  if (code === undefined) return undefined;
  return {
    code,
    vendorCode: machineCode(told?.vendorCode),
    retryAfterMs: boundedWait(told?.retryAfterMs) ?? retryAfterMs(answer.headers, now()),
  };
}

/**
 * A login, a proxy or a page of maintenance in place of the tool: no tool answers in markup, and one that is asked for a text would take it for
 * that. The pages of a web site are its answers.
 */
function isPage({ body }: Answer, { contract }: Tool): boolean {
  if ('none' in contract && contract.statusIsContent === true) return false;
  return typeof body === 'string' && /^\s*</.test(body);
}

/** By its status, or in the vendor's own words where that answers 200 to everything. */
function isRefused({ answer, failure }: Outcome): boolean {
  return answer.status === 401 || failure?.code === 'AUTH_FAILED';
}

async function exchange(
  options: HttpOptions,
  method: Method,
  request: Request<z.ZodType>,
  token: string | undefined,
): Promise<Answer> {
  const { tool, action, signal } = options;
  const url = urlOf(addressOf(options, request), request);
  const headers = new Headers({
    accept: 'application/json',
    ...tool.headers(options.connection.settings, request.host),
  });
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
  if (token !== undefined) showCredential(options, token, url, headers);
  const timeout = AbortSignal.timeout(request.timeoutMs ?? options.answerTimeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: bodyOf(request, headers),
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: parsedBody(await readBody(response, LARGEST_ANSWER_BYTES), response.headers),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // The URL that fetch quotes may hold a credential or a personal value, so its message goes no further.
    const facts = { tool: tool.id, action, request: nameOf(method, request.path) };
    if (timeout.aborted) throw toolError('TIMEOUT', facts);
    if (error instanceof RangeError)
      throw toolError('BAD_RESPONSE', { ...facts, fields: ['answer too large'] });
    if (error instanceof NestedTooDeep)
      throw toolError('BAD_RESPONSE', { ...facts, fields: ['answer nested too deeply'] });
    const vendorCode = machineCode(networkCode(error));
    throw toolError('UNAVAILABLE', vendorCode === undefined ? facts : { ...facts, vendorCode });
  }
}

/** A sandbox or a proxy stands for all hosts of a tool. */
function addressOf({ tool, connection }: HttpOptions, { baseUrl, host }: Request<z.ZodType>): string {
  if (baseUrl !== undefined) return baseUrl;
  return connection.baseUrl ?? (host === undefined ? undefined : tool.hosts[host]) ?? tool.baseUrl;
}

function urlOf(baseUrl: string, request: Request<z.ZodType>): URL {
  const value = typeof request.path === 'string' ? request.path : request.path.value;
  const url = new URL(baseUrl.replace(/\/$/, '') + value);
  for (const [name, values] of Object.entries(request.query ?? {})) {
    if (values === undefined) continue;
    for (const item of Array.isArray(values) ? values : [values]) url.searchParams.append(name, String(item));
  }
  return url;
}

function showCredential({ tool, connection }: HttpOptions, token: string, url: URL, headers: Headers): void {
  const { place } = tool.auth;
  switch (place.in) {
    case 'header':
      headers.set(place.name, (place.prefix ?? '') + token);
      return;
    case 'query':
      url.searchParams.set(place.name, token);
      return;
    case 'basic':
      headers.set('authorization', `Basic ${basicCredential(tool, connection, token)}`);
      return;
    case 'nowhere':
      return;
    default:
      place satisfies never;
  }
}

function nameOf(method: Method, path: string | Path): string {
  return `${method} ${typeof path === 'string' ? path : path.template}`;
}

/** A code such as `VALIDATION_ERROR` may go into a history; prose may not, it quotes values. */
function machineCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[\w.:/-]{1,80}$/.test(code) ? code : undefined;
}

function networkCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
