import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { SandboxReply } from './define-sandbox.ts';
import type { ExchangeLog } from './exchange-log.ts';
import { faultSchema, type Faults } from './faults.ts';
import { indexPage } from './index-page.ts';
import { readRequest } from './read-request.ts';

/** What the control surface shows and changes. */
export interface Controlled {
  readonly state: Readonly<Record<string, Record<string, unknown>>>;
  readonly log: ExchangeLog;
  readonly faults: Faults;
  reset(): void;
}

/**
 * The surface for people and tests: `GET /`, `GET /_sandbox/{tool}/objects`, `GET /_sandbox/requests[?tool=]`,
 * `GET|POST|DELETE /_sandbox/faults`, `POST /_sandbox/reset`.
 */
export async function answerControl(
  request: IncomingMessage,
  url: URL,
  sandbox: Controlled,
): Promise<SandboxReply> {
  const key = `${request.method} ${url.pathname}`;
  const objects = /^GET \/_sandbox\/([\w-]+)\/objects$/.exec(key)?.[1];
  if (objects !== undefined) {
    const state = Object.hasOwn(sandbox.state, objects) ? sandbox.state[objects] : undefined;
    return state === undefined
      ? { status: 404, body: { error: `no tool ${objects}` } }
      : { status: 200, body: state };
  }
  switch (key) {
    case 'GET /':
      return {
        status: 200,
        body: indexPage(sandbox),
        headers: { 'content-type': 'text/html; charset=utf-8' },
      };
    case 'GET /_sandbox/requests': {
      const tool = url.searchParams.get('tool');
      return {
        status: 200,
        body: sandbox.log.list().filter((exchange) => tool === null || exchange.tool === tool),
      };
    }
    case 'GET /_sandbox/faults':
      return { status: 200, body: sandbox.faults.list() };
    case 'POST /_sandbox/faults':
      return await planFault(request, sandbox);
    case 'DELETE /_sandbox/faults':
      sandbox.faults.clear();
      return { status: 204 };
    case 'POST /_sandbox/reset':
      sandbox.reset();
      return { status: 204 };
    default:
      return { status: 404, body: { error: `no ${key}` } };
  }
}

async function planFault(
  request: IncomingMessage,
  { faults, state }: Pick<Controlled, 'faults' | 'state'>,
): Promise<SandboxReply> {
  try {
    // It is JSON whatever the sender says: curl calls everything a form.
    const fault = faultSchema.parse(await readRequest(request, 'application/json'));
    if (!Object.hasOwn(state, fault.tool)) return { status: 400, body: { error: `no tool ${fault.tool}` } };
    faults.plan(fault);
    return { status: 201, body: faults.list() };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    throw error;
  }
}
