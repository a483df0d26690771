import { z } from 'zod';
import { parseDuration } from '../../engine/time/duration.ts';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { deliverMessage, payloadFromOutside } from '../deliver-message.ts';
import { answer, defineRoute } from '../route.ts';

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, 'An ISO 8601 duration, such as PT1H.');

const correlationKey = z
  .string()
  .min(1)
  .max(200)
  .refine((key) => !/@.+\./.test(key), 'No e-mail address: keys stay in histories.')
  .describe('Correlation key');

export const messageRoutes = [
  defineRoute({
    method: 'POST',
    path: '/messages',
    tag: 'messages',
    summary:
      'Sends a message: to one case, to the case that waits for it, or to the process that begins with it.',
    access: ['campaign-owner', 'ops'],
    request: z.object({
      headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
      body: z.strictObject({
        name: z.string().min(1).max(200),
        key: correlationKey.optional(),
        caseId: z.string().min(1).optional(),
        variables: z.record(z.string(), z.unknown()).default({}),
        timeToLive: duration.optional(),
      }),
    }),
    responses: { 200: z.object({ caseId: z.string(), started: z.boolean() }) },
    async handle({ headers, body }, { services, person }) {
      const key = headers['idempotency-key'];
      const id = key === undefined ? services.newId() : derivedId('message', person.id, body.name, key);
      const { variables, ...message } = body;
      const payloadFor = payloadFromOutside(services.vault, body.name, variables);
      const delivered = await deliverMessage(services, { ...message, payloadFor, by: person.id, id });
      return answer(200, delivered);
    },
  }),
];
