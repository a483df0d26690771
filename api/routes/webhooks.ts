import { z } from 'zod';
import type { WebhookRequest } from '../../activities/kit/webhook.ts';
import { derivedId } from '../case-id.ts';
import { begin, payloadFromOutside } from '../deliver-message.ts';
import { messageStarts } from '../definitions.ts';
import { readJsonBody } from '../json-body.ts';
import { Problem } from '../problems.ts';
import { defineBytesRoute, parseRequest, type Call, type Reply } from '../route.ts';
import type { SignedSource, WebhookSource } from '../services.ts';
import { takeDelivery } from '../vendor-delivery.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, verifyDelivery } from '../webhook-signature.ts';

const delivered = z.object({ caseId: z.string() });
const taken = z.record(z.string(), z.unknown());

const signature = z
  .string()
  .default('')
  .describe('t=<unix seconds>,v1=<hex HMAC-SHA256 of t.delivery.body>; a tool signs in its own way');
const delivery = z.string().min(1).max(200);
const source = z.object({ source: z.string() });

/** What a source of our own signature sends. */
const signedRequest = z.object({
  headers: z.object({ [SIGNATURE_HEADER]: signature, [DELIVERY_HEADER]: delivery }),
  body: z.record(z.string(), z.unknown()),
});

export const webhookRoutes = [
  defineBytesRoute({
    method: 'POST',
    path: '/webhooks/:source',
    tag: 'messages',
    summary:
      'Takes a signed delivery and begins a case with it, or the events of a tool, each once: they begin cases or go to those that wait.',
    access: 'signature',
    request: z.object({
      params: source,
      headers: z.looseObject({ [SIGNATURE_HEADER]: signature, [DELIVERY_HEADER]: delivery.optional() }),
      body: z
        .unknown()
        .describe('The payload of the message that the source stands for, or what the tool sends'),
    }),
    responses: {
      202: delivered.describe('A case was started.'),
      200: z
        .union([delivered, taken])
        .describe('This delivery came before; or a tool’s events were taken: how many of them became what.'),
    },
    async handle({ params: { source: name } }, call) {
      const found = sourceOf(call, name);
      if (found.kind === 'signed') return await takeSigned(name, found, call);
      return await takeDelivery(name, found, requestOf('POST', call), call);
    },
  }),
  defineBytesRoute({
    method: 'GET',
    path: '/webhooks/:source',
    tag: 'messages',
    summary: 'Answers the handshake of a tool that asks by GET.',
    access: 'signature',
    request: z.object({ params: source }),
    responses: { 200: z.unknown().describe('What the tool wants to see again.') },
    async handle({ params: { source: name } }, call) {
      const found = sourceOf(call, name);
      if (found.kind === 'signed') throw new Problem('ROUTE_UNKNOWN');
      return await takeDelivery(name, found, requestOf('GET', call), call);
    },
  }),
];

function sourceOf({ services: { webhooks } }: Call, name: string): WebhookSource {
  const found = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined;
  if (found === undefined) throw new Problem('WEBHOOK_UNKNOWN', { detail: `no source ${name}` });
  return found;
}

/** The request as the vendor sent it: behind a proxy only the configuration knows the address. */
function requestOf(method: string, { url, headers, rawBody, services }: Call): WebhookRequest {
  const called = `http://${headers['host'] ?? 'localhost'}`;
  // Anybody may send any host: one that is none is no reason to fail.
  const base = services.publicUrl ?? (URL.canParse(called) ? called : 'http://localhost');
  return { method, url: `${base}${url}`, headers, body: rawBody };
}

async function takeSigned(name: string, signed: SignedSource, call: Call): Promise<Reply> {
  const { services, rawBody } = call;
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
    throw new Problem('MEDIA_TYPE_UNSUPPORTED');
  const { headers, body } = parseRequest(signedRequest, {
    headers: call.headers,
    body: readJsonBody(rawBody).value,
  });
  const id = headers[DELIVERY_HEADER];
  verifyDelivery(
    { id, body: rawBody },
    { header: headers[SIGNATURE_HEADER], secrets: signed.secrets, now: services.now() },
  );
  const start = messageStarts(services.definitions, signed.message).find(
    ({ definition }) => definition.id === signed.process,
  );
  if (start === undefined) {
    throw new Problem('PROCESS_UNKNOWN', {
      detail: `no process ${signed.process} begins with ${signed.message}`,
    });
  }
  const message = {
    name: signed.message,
    payloadFor: payloadFromOutside(services.vault, signed.message, body),
    by: `webhook-${name}`,
    id: derivedId('webhook', name, id),
  };
  const { caseId, started } = await begin(services, message, start);
  return { kind: 'json', status: started ? 202 : 200, body: { caseId } };
}
