import { randomBytes } from 'node:crypto';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { authenticate } from './authenticate.ts';
import { JsonBody, readJsonBody } from './json-body.ts';
import { describeApi } from './openapi.ts';
import { anonymous } from './person.ts';
import { Problem } from './problems.ts';
import { RateLimit, type RateLimitOptions } from './rate-limit.ts';
import { logRequests, type LogTarget } from './request-log.ts';
import { sendProblem, sendReply } from './send.ts';
import type { Call, Reply, Route } from './route.ts';
import { routes } from './routes/index.ts';
import type { Services } from './services.ts';
import { forgetfulWebhookEvents } from './webhook-events.ts';

type Defaulted =
  | 'taskQueue'
  | 'webhooks'
  | 'webhookEvents'
  | 'patienceMs'
  | 'outputOf'
  | 'boundTo'
  | 'now'
  | 'newId';

/** What the API stands on; what is left out has a default. */
export interface ApiOptions extends Omit<Services, Defaulted>, Partial<Pick<Services, Defaulted>> {
  readonly rateLimit?: RateLimitOptions;
  /** Where the log goes; nowhere when absent. */
  readonly log?: LogTarget;
  readonly version?: string;
}

const BODY_LIMIT = 1024 * 1024;
const RATE_LIMIT: RateLimitOptions = { perSecond: 200, burst: 1000 };
/** Slack shows an error three seconds after a press (docs.slack.dev, "Handling user interaction"). */
const PATIENCE_MS = 2000;
/** Case ids of called cases grow with each level. */
const LONGEST_PARAMETER = 1000;

/** Makes the API, ready to `listen` or `inject`; it closes nothing that it was given. */
export function createApi({
  rateLimit = RATE_LIMIT,
  log,
  version = '0.0.0',
  ...given
}: ApiOptions): FastifyInstance {
  const services: Services = {
    taskQueue: 'maschinenraum',
    webhooks: {},
    webhookEvents: forgetfulWebhookEvents,
    patienceMs: PATIENCE_MS,
    outputOf: () => undefined,
    boundTo: () => undefined,
    now: () => new Date(),
    newId: () => randomBytes(16).toString('base64url'),
    ...given,
  };
  const api: FastifyInstance = fastify({
    logger: log === undefined ? false : { level: 'info', base: null, stream: log },
    // One line of our own for each request; fastify's would hold addresses, and addresses may hold anything.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, _request, reply) => sendProblem(reply, error),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    forceCloseConnections: true,
    genReqId: () => services.newId(),
  });
  const limit = new RateLimit(rateLimit);
  api.decorateRequest('person');
  api.decorateReply('problem');
  api.removeAllContentTypeParsers();
  api.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, raw: Buffer) => readJsonBody(raw),
  );
  logRequests(api);
  api.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
  api.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem('ROUTE_UNKNOWN')));
  api.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
  for (const route of routes.filter(({ takes }) => takes === undefined)) mount(api, route, services, limit);
  void api.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer' },
      async (_request: unknown, raw: Buffer) => new JsonBody(raw, undefined),
    );
    for (const route of routes.filter(({ takes }) => takes === 'bytes')) mount(scope, route, services, limit);
  });
  const description = describeApi(routes, version, services.definitions.list());
  api.get('/openapi.json', async () => description);
  return api;
}

function mount(api: FastifyInstance, route: Route, services: Services, limit: RateLimit): void {
  api.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    // Before the body is read: a stranger's megabyte is not even parsed.
    onRequest: async (request) => {
      const take = (caller: string): void => limit.take(caller, services.now().getTime());
      try {
        request.person = authenticate(services.keys, route.access, request.headers.authorization);
      } catch (error) {
        take(`address ${request.ip}`);
        throw error;
      }
      take(request.person === anonymous ? `address ${request.ip}` : `person ${request.person.id}`);
    },
    handler: async (request, reply) => sendReply(reply, await answer(route, services, request, reply)),
  });
}

async function answer(
  route: Route,
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Reply> {
  const hungUp = new AbortController();
  reply.raw.once('close', () => hungUp.abort());
  const { raw, value } = request.body instanceof JsonBody ? request.body : NO_BODY;
  const { params, query, headers, person = anonymous } = request;
  return await route.answer(
    { params, query, headers, body: value },
    {
      person,
      services,
      url: request.url,
      headers: singleHeaders(headers),
      rawBody: raw,
      signal: hungUp.signal,
      log: (message, facts) => request.log.info(facts, message),
    },
  );
}

function singleHeaders(headers: FastifyRequest['headers']): Call['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

const NO_BODY = new JsonBody(Buffer.alloc(0), undefined);
