import { z } from 'zod';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { deliverMessage, payloadFromOutside } from '../deliver-message.ts';
import { delivered, messageBody } from '../exchanges.ts';
import { receivedBy } from '../received.ts';
import { answer, defineRoute } from '../route.ts';

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
      body: messageBody,
    }),
    variants: (definition) => receivedBy(definition, 'message'),
    responses: { 200: delivered },
    async handle({ headers, body }, { services, person }) {
      const key = headers['idempotency-key'];
      const id = key === undefined ? services.newId() : derivedId('message', person.id, body.name, key);
      const { variables, ...message } = body;
      const payloadFor = payloadFromOutside(services.vault, body.name, variables);
      return answer(200, await deliverMessage(services, { ...message, payloadFor, by: person.id, id }));
    },
  }),
];
