import { Readable } from 'node:stream';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { routes } from '../../api/routes/index.ts';
import type { Route } from '../../api/route.ts';
import { webPlugin } from '../static.ts';

/** What the fake answers to one request; a body of status 2xx has to fit what the real API declares. */
export type FakeAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly text: string }
  | { readonly events: AsyncIterable<string> };

export interface FakeRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** Answers by method and path as the API names them: `GET /cases/:caseId`. */
export type FakeAnswers = Readonly<Record<string, (request: FakeRequest) => FakeAnswer>>;

export interface FakeApi {
  readonly url: string;
  close(): Promise<void>;
}

/** The key that the fake takes. */
export const FAKE_KEY = 'mr_trial_secret';

/** Serves the page over an API that has the real one's routes and shapes, and the given answers. */
export async function startFakeApi(answers: FakeAnswers): Promise<FakeApi> {
  const server = fastify({ forceCloseConnections: true });
  await server.register(webPlugin);
  for (const route of routes.filter(({ path }) => path.startsWith('/api/v1/'))) {
    const answer = answers[`${route.method} ${route.path.replace('/api/v1', '')}`];
    server.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        if (request.headers.authorization !== `Bearer ${FAKE_KEY}`) return sendProblem(reply, refusal);
        if (answer === undefined) return sendProblem(reply, missing);
        return send(reply, route, answer(readRequest(route, request)));
      },
    });
  }
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => server.close() };
}

/** What the page sends has to fit too: a request that the real API would refuse fails the test. */
function readRequest(route: Route, { params, query, headers, body }: FastifyRequest): FakeRequest {
  route.request.parse({ params, query, headers, body });
  return { params, query, headers, body } as FakeRequest;
}

function send(reply: FastifyReply, route: Route, answer: FakeAnswer): FastifyReply {
  if ('text' in answer) return reply.type(route.produces).send(answer.text);
  if ('events' in answer) return reply.type(route.produces).send(Readable.from(answer.events));
  if (answer.status >= 400) return sendProblem(reply, answer);
  const schema = route.responses[answer.status];
  if (schema === undefined) throw new Error(`${route.path} never answers with ${answer.status}`);
  return reply.code(answer.status).send(schema.parse(answer.body));
}

function sendProblem(reply: FastifyReply, { status, body }: { status: number; body: unknown }): FastifyReply {
  return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}

const refusal = {
  status: 401,
  body: {
    type: '/docs/errors/KEY_INVALID.md',
    title: 'The API key is not valid',
    status: 401,
    code: 'KEY_INVALID',
    nextStep: 'use a key that exists and is not revoked',
  },
};

const missing = {
  status: 403,
  body: {
    type: '/docs/errors/ROLE_MISSING.md',
    title: 'Your roles do not allow this',
    status: 403,
    code: 'ROLE_MISSING',
    nextStep: 'ask somebody with one of the named roles',
  },
};
