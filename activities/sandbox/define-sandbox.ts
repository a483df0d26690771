import type { Connection } from '../kit/connections.ts';

/** A request as a sandbox's route sees it. */
export interface SandboxRequest<State> {
  readonly method: string;
  /** Path below the tool's mount, without the query. */
  readonly path: string;
  /** Values of `{name}` in the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, an object of form fields (a file as a `SentFile`), or the text itself; undefined when there is none. */
  readonly body: unknown;
  /** The tool's objects: plain JSON, changed in place. */
  readonly state: State;
  /** Base URL of the tool's mount. */
  readonly baseUrl: string;
  /** A number that this tool never gave before. */
  readonly nextId: () => number;
  readonly now: () => Date;
}

/** A mail as a mail server gets it. */
export interface SandboxMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, RFC 5322. */
  readonly raw: string;
}

/** What a route answers; `body` is sent as JSON unless it is a string or bytes. */
export interface SandboxReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type SandboxRoute<State> = (request: SandboxRequest<State>) => SandboxReply;

/** A tool's local stand-in: its objects and how its API answers. */
export interface Sandbox<State = Record<string, unknown>> {
  readonly tool: string;
  /** What exists at the beginning. */
  initial(): State;
  /** By method and path, `POST /v1/tasks/{taskId}`; `{rest+}` also matches slashes. The first route that matches answers. */
  readonly routes: Readonly<Record<string, SandboxRoute<State>>>;
  /** Takes mails where the tool is a mail server; `status` is a reply of SMTP, 250 where the mail was taken. */
  receive?(mail: SandboxMail, context: Pick<SandboxRequest<State>, 'state' | 'nextId' | 'now'>): SandboxReply;
  /** Credentials and settings that a connector needs to be let in. */
  readonly connection: Partial<Omit<Connection, 'baseUrl'>>;
  /** Values beside the token that the exchange log must not keep. */
  readonly secrets?: readonly string[];
  /** What the tool answers to a request without its credential. */
  refuse(): SandboxReply;
  /** Whether a request shows the credential; the default looks for the connection's token in any header or query value. */
  admits?(request: Pick<SandboxRequest<State>, 'headers' | 'query' | 'path'>): boolean;
  /** What the tool answers where no route matches. */
  unknown?(): SandboxReply;
}

/** Declares a sandbox. Its state must be plain JSON, for it outlives the process in a file. */
export function defineSandbox<State extends object>(sandbox: Sandbox<State>): Sandbox {
  // The server only ever hands a sandbox the state that the same sandbox made.
  return sandbox as unknown as Sandbox;
}

/** Answers with a body as JSON. */
export function reply(
  status: number,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
): SandboxReply {
  return {
    status,
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  };
}
