import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Canaries } from './canary.ts';

/**
 * How a tool behaves. All but `works` say everything that they were sent once more: in the vendor's own shape of a failure, in prose, in a
 * header. `silent` never answers, `cut` breaks off in the middle.
 */
export const modes = ['works', '401', '400', '500', 'nonsense', 'page', 'redirect', 'cut', 'silent'] as const;
export type Mode = (typeof modes)[number];

const STATUS = { 401: 401, 400: 400, 500: 500, nonsense: 200 } as const;

/** Headers that one connection says of itself; those of the message go on. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];

/** Stands between worker and sandbox: lets canaries in for the real secrets, and tells on them as bad tools do. */
export interface EchoFront {
  readonly url: string;
  /** What stands for what at the sandbox. */
  exchange(canary: string, real: string): void;
  /** The token of a tool's sandbox, for which any that was had by a sign-in stands. */
  token(tool: string, real: string): void;
  /** How a tool behaves for its usual connection; it works unless said otherwise. */
  switch(tool: string, mode: Mode): void;
  /** All that was ever sent: what a canary has to be found in, to be one. */
  sent(): Buffer;
  /** Requests that followed a redirect to another host. */
  strayed(): readonly string[];
  close(): Promise<void>;
}

export async function startEchoFront(sandbox: string, canaries: Canaries): Promise<EchoFront> {
  const reals = new Map<string, string>();
  const switched = new Map<string, Mode>();
  const seen: string[] = [];
  const strays: string[] = [];
  const other = createServer((request, response) => {
    strays.push(`${request.method} ${request.url}`);
    response.writeHead(200).end('{}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://localhost:${(other.address() as AddressInfo).port}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const [, first = '', tool = '', ...rest] = (request.url ?? '').split('/');
    const mode = (first === 'switched' ? (switched.get(tool) ?? 'works') : first) as Mode;
    const shown = credentialIn(request, body);
    seen.push(JSON.stringify([request.url, request.headers, body]), shown);
    const assertion = new URLSearchParams(body).get('assertion');
    if (assertion !== null) canaries.know(assertion, `assertion for ${first} ${tool}`);
    switch (mode) {
      case 'works':
        if (tool.startsWith('token')) return send(response, 200, grant());
        return await forward(request, response, {
          body,
          front: `${url}/${first}/${tool}`,
          path: `/${tool}/${rest.join('/')}`,
        });
      case 'redirect':
        response.setHeader('location', `${elsewhere}/?token=${shown}`);
        return send(response, 307, echo(request, body, shown));
      case 'page': {
        response.setHeader('content-type', 'text/html');
        return send(response, 200, `<html>${JSON.stringify([request.headers, body, shown])}</html>`);
      }
      case 'silent':
        return;
      case 'cut':
        response.writeHead(200, { 'content-length': '100000', 'x-echo': shown });
        response.write(JSON.stringify([request.headers, body]), () => response.destroy());
        return;
      default:
        // Half of the vendors wrap their failures in a list.
        return send(
          response,
          STATUS[mode],
          seen.length % 2 === 0 ? [echo(request, body, shown)] : echo(request, body, shown),
        );
    }
  };

  const grant = (): object => {
    const minted = canaries.make('a token that was had for a secret');
    minteds.push(minted);
    return { access_token: minted, token_type: 'Bearer', expires_in: 3600, scope: '' };
  };
  /** They are good for every tool. */
  const minteds: string[] = [];

  const forward = async (
    request: IncomingMessage,
    response: ServerResponse,
    { body, front, path }: { readonly body: string; readonly front: string; readonly path: string },
  ): Promise<void> => {
    const tool = path.split('/')[1] ?? '';
    const real = (given: string): string => {
      let rest = given;
      for (const [canary, secret] of reals) rest = rest.replaceAll(canary, secret);
      for (const minted of minteds) rest = rest.replaceAll(minted, realOf(tool));
      return rest;
    };
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name))
        headers.set(name, authorization(String(value), real));
    const { method = 'GET' } = request;
    const given = await fetch(sandbox + real(path), {
      method,
      headers,
      body: body === '' || method === 'GET' ? null : real(body),
      redirect: 'manual',
    });
    for (const [name, value] of given.headers)
      if (!OF_THE_CONNECTION.includes(name))
        response.setHeader(name, value.replaceAll(`${sandbox}/${tool}`, front));
    const content = Buffer.from(await given.arrayBuffer());
    // An archive is nothing to look for tokens in.
    if (!isUtf8(content)) return send(response, given.status, content);
    const answered = content.toString().replaceAll(`${sandbox}/${tool}`, front);
    // A sign-in of the vendor's own gives the sandbox's token.
    send(
      response,
      given.status,
      answered.replaceAll(realOf(tool), () => signedIn(tool)),
    );
  };

  const tokens = new Map<string, string>();
  const realOf = (tool: string): string => tokens.get(tool) ?? 'no token';
  const signedIn = (tool: string): string => {
    const minted = canaries.make(`${tool}: a token of its sign-in`);
    reals.set(minted, realOf(tool));
    return minted;
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      seen.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    exchange(canary, real) {
      reals.set(canary, real);
    },
    token: (tool, real) => void tokens.set(tool, real),
    switch: (tool, mode) => void switched.set(tool, mode),
    sent: () => Buffer.from(seen.join('\n')),
    strayed: () => strays,
    async close() {
      for (const one of [server, other]) {
        one.closeAllConnections();
        await new Promise<void>((resolve) => one.close(() => resolve()));
      }
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json');
  response
    .writeHead(status)
    .end(
      status === 204
        ? undefined
        : typeof body === 'string' || Buffer.isBuffer(body)
          ? body
          : JSON.stringify(body),
    );
}

/** Basic credentials are looked into. */
function authorization(value: string, real: (given: string) => string): string {
  const basic = /^Basic (.+)$/.exec(value)?.[1];
  if (basic === undefined) return real(value);
  return `Basic ${Buffer.from(real(Buffer.from(basic, 'base64').toString())).toString('base64')}`;
}

/** The first secret that a request shows. */
function credentialIn({ url, headers }: IncomingMessage, body: string): string {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const all = [url, ...Object.values(headers), body, Buffer.from(basic, 'base64').toString()].join('\n');
  return /kanarie[0-9a-f]{32}/.exec(all)?.[0] ?? 'none';
}

/** Wherever a vendor has its machine codes: our connectors read these fields. */
function echo({ url, headers }: IncomingMessage, body: string, shown: string): object {
  const codes = Object.fromEntries(
    [
      'error',
      'code',
      'errorCode',
      'category',
      'policyName',
      'status',
      'type',
      'reason',
      'message',
      'detail',
      'title',
      'id',
      'name',
      'key',
    ].map((name) => [name, shown]),
  );
  return {
    ...codes,
    ok: false,
    success: false,
    [shown]: shown,
    errors: [{ ...codes, extensions: codes }],
    details: [codes],
    echo: { url, headers, body },
  };
}
