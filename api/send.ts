import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { problemOf, traceOf } from './failures.ts';
import { problemBody, problems } from './problems.ts';
import type { Reply } from './route.ts';

/** Sends what a route answered. */
export function sendReply(reply: FastifyReply, answer: Reply): FastifyReply {
  switch (answer.kind) {
    case 'json':
      return reply.code(answer.status).send(answer.body);
    case 'text':
      return reply.type(`${answer.mediaType}; charset=utf-8`).send(answer.text);
    case 'headers':
      return reply.headers({ ...answer.headers }).send();
    case 'events':
      return reply.type('text/event-stream').send(Readable.from(endingWithProblem(reply, answer.events)));
    default:
      return answer satisfies never;
  }
}

/** Sends a failure as a problem (RFC 9457); what was not expected is logged by kind and place. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const problem = problemOf(error);
  note(reply, error);
  return reply
    .code(problems[problem.code].status)
    .headers({ ...problem.details.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem)));
}

/** The status of a stream is out when it fails: the problem is its last event. */
async function* endingWithProblem(
  reply: FastifyReply,
  events: AsyncIterable<string>,
): AsyncGenerator<string> {
  try {
    yield* events;
  } catch (error) {
    note(reply, error);
    yield `event: problem\ndata: ${JSON.stringify(problemBody(problemOf(error)))}\n\n`;
  }
}

function note(reply: FastifyReply, error: unknown): void {
  const { code } = problemOf(error);
  reply.problem = code;
  if (code === 'INTERNAL_ERROR') reply.log.error(traceOf(error), 'unexpected failure');
}
