import { z } from 'zod';
import { derivedId } from '../case-id.ts';
import { begin, payloadFromOutside } from '../deliver-message.ts';
import { messageStarts } from '../definitions.ts';
import { Problem } from '../problems.ts';
import { answer, defineRoute } from '../route.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, verifyDelivery } from '../webhook-signature.ts';

const delivered = z.object({ caseId: z.string() });

export const webhookRoutes = [
  defineRoute({
    method: 'POST',
    path: '/webhooks/:source',
    tag: 'messages',
    summary: 'Takes a signed delivery and begins a case with it. The same delivery id is the same case.',
    access: 'signature',
    request: z.object({
      params: z.object({ source: z.string() }),
      headers: z.object({
        [SIGNATURE_HEADER]: z
          .string()
          .default('')
          .describe('t=<unix seconds>,v1=<hex HMAC-SHA256 of t.delivery.body>'),
        [DELIVERY_HEADER]: z.string().min(1).max(200),
      }),
      body: z
        .record(z.string(), z.unknown())
        .describe('The payload of the message that the source stands for'),
    }),
    responses: {
      202: delivered.describe('A case was started.'),
      200: delivered.describe('This delivery came before.'),
    },
    async handle({ params: { source: name }, headers, body }, { services, rawBody }) {
      const source = Object.hasOwn(services.webhooks, name) ? services.webhooks[name] : undefined;
      if (source === undefined) throw new Problem('WEBHOOK_UNKNOWN', { detail: `no source ${name}` });
      const id = headers[DELIVERY_HEADER];
      verifyDelivery(
        { id, body: rawBody },
        { header: headers[SIGNATURE_HEADER], secrets: source.secrets, now: services.now() },
      );
      const start = messageStarts(services.definitions, source.message).find(
        ({ definition }) => definition.id === source.process,
      );
      if (start === undefined) {
        throw new Problem('PROCESS_UNKNOWN', {
          detail: `no process ${source.process} begins with ${source.message}`,
        });
      }
      const message = {
        name: source.message,
        payloadFor: payloadFromOutside(services.vault, source.message, body),
        by: `webhook-${name}`,
        id: derivedId('webhook', name, id),
      };
      const { caseId, started } = await begin(services, message, start);
      return answer(started ? 202 : 200, { caseId });
    },
  }),
];
