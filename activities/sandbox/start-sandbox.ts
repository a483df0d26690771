import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answerControl } from './control.ts';
import type { Sandbox, SandboxReply } from './define-sandbox.ts';
import { exchangeLog, type Exchange } from './exchange-log.ts';
import { faultPlan, type FaultRequest } from './faults.ts';
import { openMailFront, type MailFront } from './mail-front.ts';
import { readRequest } from './read-request.ts';
import { router } from './routing.ts';
import { readState, stateKeeper } from './state-file.ts';
import { exchanges } from './trial-calls.ts';

export interface SandboxOptions {
  readonly sandboxes: Readonly<Record<string, Sandbox>>;
  /** A free one when absent. */
  readonly port?: number;
  /** The one of the mail server, where a tool is one; a free one when absent. */
  readonly mailPort?: number;
  /** Objects that replace collections of a tool's initial state, by tool id. */
  readonly state?: Readonly<Record<string, object>>;
  /** Keeps the state in this file after every change, and begins with what it holds. */
  readonly file?: string;
  readonly now?: () => Date;
}

/** A running server that stands in for all tools, each below `/<tool>`. Listens on 127.0.0.1 only. */
export interface RunningSandbox {
  readonly url: string;
  readonly port: number;
  readonly mailPort: number | undefined;
  /** The tools' objects by tool id, live. */
  readonly state: Readonly<Record<string, Record<string, unknown>>>;
  /** Every exchange, oldest first. */
  readonly requests: readonly Exchange[];
  /** Connections to all its tools, as `connectionsFrom` takes them. */
  readonly connections: Readonly<Record<string, unknown>>;
  failNext(fault: FaultRequest): void;
  /** How many answers have been held back so far by a fault, their work done. */
  readonly held: number;
  /** Back to the initial state, with no exchanges and no faults. */
  reset(): void;
  /** Back to a state that it was in, likewise; no id is given again. */
  restore(state: Readonly<Record<string, object>>): void;
  close(): Promise<void>;
}

/** Starts the sandbox server. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const now = options.now ?? (() => new Date());
  const tools = new Map(
    Object.entries(options.sandboxes).map(([id, sandbox]) => [id, { sandbox, find: router(sandbox.routes) }]),
  );
  const saved = options.file === undefined ? undefined : readState(options.file);
  const state: Record<string, Record<string, unknown>> = {};
  let lastId = saved?.lastId ?? 0;
  const begin = (from: Readonly<Record<string, object>>) => {
    for (const [id, { sandbox }] of tools) state[id] = { ...sandbox.initial(), ...from[id] };
  };
  begin({ ...options.state, ...saved?.tools });
  const faults = faultPlan();
  const log = exchangeLog(
    [...tools.values()]
      .flatMap(({ sandbox: { connection, secrets } }) => [
        connection.token,
        connection.clientSecret,
        ...(secrets ?? []),
      ])
      .filter((secret) => secret !== undefined),
  );
  const keepExchange = (exchange: Exchange): void => exchanges.publish(log.add(exchange));
  const restore = (from: Readonly<Record<string, object>>) => {
    begin(structuredClone(from));
    faults.clear();
    log.clear();
  };
  const reset = () => {
    lastId = 0;
    restore(options.state ?? {});
  };

  let held = 0;
  const hold = async (milliseconds: number): Promise<void> => {
    held += 1;
    await wait(milliseconds, undefined, { ref: false });
  };
  const nextId = (): number => (lastId += 1);
  const keep =
    options.file === undefined
      ? async () => undefined
      : stateKeeper(options.file, () => ({ lastId, tools: state }));

  const answerTool = async (tool: string, request: IncomingMessage, response: ServerResponse, url: URL) => {
    const entry = tools.get(tool);
    if (entry === undefined) return send(response, { status: 404, body: { error: `no tool ${tool}` } });
    const method = request.method ?? 'GET';
    const path = url.pathname.slice(tool.length + 1) || '/';
    const headers = headersOf(request);
    const body = await readRequest(request);
    const fault = faults.take(tool, method, path);
    if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });
    const record = (answer: SandboxReply) => {
      const sent = {
        status: answer.status,
        headers: { ...answer.headers },
        body: shown(answer.body),
      };
      const query = [...url.searchParams];
      keepExchange({
        at: now().toISOString(),
        tool,
        method,
        path,
        query,
        headers,
        body,
        faulted: fault !== undefined,
        response: sent,
      });
    };
    if (fault?.resetBefore === true) {
      record({ status: 0 });
      return void request.socket.destroy();
    }
    if (fault?.status !== undefined) {
      const answer = {
        status: fault.status,
        body: fault.body,
        ...(fault.headers && { headers: fault.headers }),
      };
      record(answer);
      return send(response, answer);
    }
    const { sandbox } = entry;
    const hit = entry.find(method, path);
    const answer = !admits(sandbox, { headers, query: url.searchParams, path })
      ? sandbox.refuse()
      : (hit?.route({
          method,
          path,
          params: hit.params,
          query: url.searchParams,
          headers,
          body,
          state: state[tool] ?? {},
          baseUrl: `${address}/${tool}`,
          nextId,
          now,
        }) ??
        sandbox.unknown?.() ?? { status: 404, body: { message: 'no such resource' } });
    if (method !== 'GET') await keep();
    if (fault?.answerDelayMs !== undefined) await hold(fault.answerDelayMs);
    if (fault?.dropAfterWork === true) {
      record({ status: 0 });
      return void request.socket.destroy();
    }
    if (fault?.statusAfterWork !== undefined) {
      record({ status: fault.statusAfterWork });
      return send(response, { status: fault.statusAfterWork });
    }
    record(answer);
    if (fault?.cutBody === true) return cutInTheMiddle(response);
    send(response, answer);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const tool = url.pathname.split('/')[1] ?? '';
    const answering =
      tool === '' || tool === '_sandbox'
        ? answerControl(request, url, { state, log, faults, reset }).then((answer) => send(response, answer))
        : answerTool(tool, request, response, url);
    answering.catch((error: unknown) => {
      send(response, {
        status: 500,
        body: { error: error instanceof Error ? error.message : 'unknown' },
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const mail = await openMail();
  return {
    url: address,
    port,
    mailPort: mail?.port,
    state,
    get requests() {
      return log.list();
    },
    connections: Object.fromEntries(
      [...tools].map(([id, { sandbox }]) => [id, { ...sandbox.connection, baseUrl: addressOf(id, sandbox) }]),
    ),
    failNext: (fault) => faults.plan(fault),
    get held() {
      return held;
    },
    reset,
    restore,
    async close() {
      await mail?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };

  function addressOf(id: string, sandbox: Sandbox): string {
    return sandbox.receive === undefined ? `${address}/${id}` : `smtp://127.0.0.1:${mail?.port}`;
  }

  async function openMail(): Promise<MailFront | undefined> {
    const found = [...tools].find(([, { sandbox }]) => sandbox.receive !== undefined);
    if (found === undefined) return undefined;
    const [tool, { sandbox }] = found;
    return await openMailFront({
      tool,
      user: String(sandbox.connection.settings?.['user']),
      password: sandbox.connection.token ?? '',
      faults,
      hold,
      ...(options.mailPort === undefined ? {} : { port: options.mailPort }),
      async receive(given) {
        const answer = sandbox.receive?.(given, { state: state[tool] ?? {}, nextId, now }) ?? { status: 250 };
        await keep();
        return answer;
      },
      record: (body, { status, body: text }, faulted) =>
        keepExchange({
          at: now().toISOString(),
          tool,
          method: 'MAIL',
          path: '/mail',
          query: [],
          headers: {},
          body,
          faulted,
          response: { status, headers: {}, body: text },
        }),
    });
  }
}

function admits(sandbox: Sandbox, request: Parameters<NonNullable<Sandbox['admits']>>[0]): boolean {
  if (sandbox.admits !== undefined) return sandbox.admits(request);
  const { token } = sandbox.connection;
  if (token === undefined) return true;
  return [...Object.values(request.headers), ...request.query.values()].some(
    (value) => value === token || value.endsWith(` ${token}`),
  );
}

function send(response: ServerResponse, answer: SandboxReply): void {
  const { body } = answer;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.writeHead(answer.status, {
    ...(body === undefined ? {} : { 'content-type': raw ? 'text/plain' : 'application/json' }),
    ...answer.headers,
  });
  response.end(body === undefined ? undefined : raw ? body : JSON.stringify(body));
}

/** Announces more than it sends. */
function cutInTheMiddle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"half of', () => response.destroy());
}

/** Bytes are too large to look at. */
function shown(body: unknown): unknown {
  return body instanceof Uint8Array ? `${body.byteLength} bytes` : body;
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
