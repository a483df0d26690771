import type { FastifyInstance } from 'fastify';
import type { Person } from './person.ts';
import type { ProblemCode } from './problems.ts';

/** Takes the lines of the log, JSON each. */
export interface LogTarget {
  write(line: string): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set before the body is read. */
    person?: Person;
  }
  interface FastifyReply {
    /** The problem that was answered. */
    problem?: ProblemCode;
  }
}

/** Logs one line for each request: the route's pattern instead of the address, no header, no body, no value. */
export function logRequests(api: FastifyInstance): void {
  api.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(reply.problem === undefined ? {} : { code: reply.problem }),
      },
      'request',
    );
  });
}
