import { z } from 'zod';
import { derivedId, idempotencyKey } from '../case-id.ts';
import { payloadFromOutside } from '../deliver-message.ts';
import { deliverSignal } from '../deliver-signal.ts';
import { reached, signalBody } from '../exchanges.ts';
import { receivedBy } from '../received.ts';
import { answer, defineRoute } from '../route.ts';

export const signalRoutes = [
  defineRoute({
    method: 'POST',
    path: '/signals',
    tag: 'messages',
    summary:
      'Sends a signal: to every case that waits for it now, and begins a case of each process that starts with it.',
    access: ['campaign-owner', 'ops'],
    request: z.object({
      headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
      body: signalBody,
    }),
    variants: (definition) => receivedBy(definition, 'signal'),
    responses: { 200: reached },
    async handle({ headers, body: { name, variables } }, { services, person }) {
      const key = headers['idempotency-key'];
      const id = key === undefined ? services.newId() : derivedId('signal', person.id, name, key);
      const payloadFor = payloadFromOutside(services.vault, name, variables);
      return answer(200, await deliverSignal(services, { name, payloadFor, by: person.id, id }));
    },
  }),
];
