import { z } from 'zod';
import type { Element } from '../engine/model.ts';
import type { Definition } from './definitions.ts';
import type { Person, Role } from './person.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import { fieldErrors } from './validate.ts';

/** Who may call: everybody, everybody with a key, or one of these roles. `signature`: the handler checks one. */
export type Access = 'public' | 'signature' | 'any-role' | readonly [Role, ...Role[]];

/** What a handler learns beside the request. */
export interface Call {
  readonly person: Person;
  readonly services: Services;
  /** Path and query as they were asked for. */
  readonly url: string;
  /** By name in lower case; of several of a name none. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it was sent. */
  readonly rawBody: Buffer;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
  /** Writes a line into the log: names and numbers, never a value that was sent. */
  log(message: string, facts: Readonly<Record<string, unknown>>): void;
}

/** What goes over the wire. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'events'; readonly events: AsyncIterable<string> };

/** What a request is for one process, and for one place in it: by that the OpenAPI document types it. */
export interface Variant {
  /** `legal-review.tasks.reviewClaims`: what the schema is called there. */
  readonly name: string;
  /** Parameters of the path, and fields of the body, by which such a request is known. */
  readonly params?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  /** The field of the body that the schema is of: the handler checks it by that very schema. */
  readonly typed: 'variables' | 'result';
  readonly schema: z.ZodType;
  /** The process or the task, for what the diagram says of it. */
  readonly drawn?: Pick<Element, 'name' | 'documentation'> | undefined;
}

/** A route as data: the server, the role check and the OpenAPI document are made from it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Fastify's notation: `/cases/:caseId`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  /** Bodies of any media type, not read before the handler has seen who sent them; JSON when absent. */
  readonly takes?: 'bytes';
  /** `params`, `query`, `headers` and `body`, where there are any. */
  readonly request: z.ZodObject;
  /** What it takes for one process. */
  readonly variants?: (definition: Definition) => readonly Variant[];
  /** Bodies by status; the media type by kind. */
  readonly produces: 'application/json' | 'text/event-stream' | 'application/xml' | 'text/markdown';
  readonly responses: Readonly<Record<number, z.ZodType>>;
  answer(request: unknown, call: Call): Promise<Reply>;
}

type Shape<Request extends z.ZodObject> = Omit<
  Route,
  'request' | 'responses' | 'answer' | 'produces' | 'takes'
> & {
  readonly request: Request;
};

type JsonAnswer<Responses> = {
  readonly [Status in keyof Responses]: {
    readonly status: Status;
    readonly body: z.input<Extract<Responses[Status], z.ZodType>>;
  };
}[keyof Responses];

/** An answer with one of the statuses that its route declares. */
export function answer<Status extends number, Body>(
  status: Status,
  body: Body,
): { readonly status: Status; readonly body: Body } {
  return { status, body };
}

/** Defines a route that answers with JSON; the handler's types come from the schemas, and so does what is sent. */
export function defineRoute<
  Request extends z.ZodObject,
  Responses extends Readonly<Record<number, z.ZodType>>,
>(
  route: Shape<Request> & {
    readonly responses: Responses;
    handle(request: z.output<Request>, call: Call): Promise<JsonAnswer<Responses>>;
  },
): Route {
  const { handle, ...rest } = route;
  return {
    ...rest,
    produces: 'application/json',
    async answer(request, call) {
      const { status, body } = await handle(parseRequest(route.request, request), call);
      return { kind: 'json', status: Number(status), body: route.responses[Number(status)]?.parse(body) };
    },
  };
}

/** Defines a route that answers with a text or with server-sent events. */
export function defineStreamRoute<Request extends z.ZodObject>(
  route: Shape<Request> & {
    readonly produces: Exclude<Route['produces'], 'application/json'>;
    handle(request: z.output<Request>, call: Call): Promise<string | AsyncIterable<string>>;
  },
): Route {
  const { handle, ...rest } = route;
  return {
    ...rest,
    responses: { 200: z.string() },
    async answer(request, call) {
      const content = await handle(parseRequest(route.request, request), call);
      if (typeof content === 'string') return { kind: 'text', mediaType: route.produces, text: content };
      return { kind: 'events', events: content };
    },
  };
}

/** Defines a route that others call in their own way: it takes bytes, and answers as they expect it. */
export function defineBytesRoute<Request extends z.ZodObject>(
  route: Shape<Request> & {
    readonly responses: Route['responses'];
    handle(request: z.output<Request>, call: Call): Promise<Reply>;
  },
): Route {
  const { handle, ...rest } = route;
  return {
    ...rest,
    takes: 'bytes',
    produces: 'application/json',
    answer: async (request, call) => await handle(parseRequest(route.request, request), call),
  };
}

/** A request as its schema reads it; BODY_INVALID or REQUEST_INVALID names what does not fit. */
export function parseRequest<Request extends z.ZodObject>(
  schema: Request,
  request: unknown,
): z.output<Request> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [place] = parsed.error.issues.map(({ path }) => path[0]);
  const errors = fieldErrors(parsed.error);
  if (place === 'body') throw new Problem('BODY_INVALID', { errors: errors.map(withoutPlace) });
  throw new Problem('REQUEST_INVALID', { errors });
}

function withoutPlace<E extends { readonly pointer: string }>(error: E): E {
  return { ...error, pointer: error.pointer.replace(/^\/body/, '') };
}
