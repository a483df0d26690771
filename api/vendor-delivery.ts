import type { Handshake, HandshakeAnswer, Webhook, WebhookEvent } from '../activities/kit/define-webhook.ts';
import { sameText } from '../activities/kit/same-text.ts';
import { verifyWebhook, type WebhookRequest } from '../activities/kit/webhook.ts';
import { answerPress } from './answer-press.ts';
import { readJsonBody, refuseDeep } from './json-body.ts';
import { Problem } from './problems.ts';
import type { Call, Reply } from './route.ts';
import type { Services, ToolSource } from './services.ts';
import { takeEvent, type EventOutcome } from './take-event.ts';

/** Takes what a tool sends by itself: a handshake, a press of a button, or events. */
export async function takeDelivery(
  name: string,
  source: ToolSource,
  request: WebhookRequest,
  call: Call,
): Promise<Reply> {
  const { services } = call;
  const { webhook } = source;
  const handshake = webhook.handshake?.(request);
  if (handshake !== undefined) {
    checkHandshake(handshake, source, request, services.now());
    call.log('webhook handshake', { source: name, tool: webhook.tool });
    return replyOf(handshake.answer);
  }
  // Only handshakes are asked for by GET.
  if (request.method !== 'POST') throw new Problem('ROUTE_UNKNOWN');
  checkSignature(source, request, services.now());
  const press = webhook.buttons?.read(request.body, request.headers);
  if (press !== undefined) {
    await answerPress(name, source, press, call);
    return { kind: 'headers', headers: {} };
  }
  const counts = await takeEvents(services, name, source, eventsOf(webhook, request));
  call.log('webhook', { source: name, tool: webhook.tool, ...counts });
  return { kind: 'json', status: 200, body: counts };
}

function checkHandshake({ shown }: Handshake, source: ToolSource, request: WebhookRequest, now: Date): void {
  if (shown === 'signature') return checkSignature(source, request, now);
  if (source.handshake === undefined || !sameText(shown.token, source.handshake))
    throw new Problem('WEBHOOK_HANDSHAKE_REFUSED');
}

/** Any of the secrets may have signed; two while one is being replaced. */
function checkSignature({ webhook, secrets }: ToolSource, request: WebhookRequest, now: Date): void {
  const verdicts = secrets.map((secret) => verifyWebhook(webhook.scheme, request, secret, now));
  if (verdicts.some(({ verified }) => verified)) return;
  const late = verdicts.some((verdict) => !verdict.verified && verdict.reason === 'TIMESTAMP_OUTSIDE_WINDOW');
  throw new Problem(late ? 'WEBHOOK_EXPIRED' : 'WEBHOOK_SIGNATURE_INVALID');
}

function eventsOf(webhook: Webhook, { body, headers }: WebhookRequest): readonly WebhookEvent[] {
  // Before anything recursive sees it.
  refuseDeep(body);
  if (/\bjson\b/i.test(headers['content-type'] ?? '')) readJsonBody(body);
  try {
    return webhook.events(body, headers);
  } catch {
    throw new Problem('BODY_INVALID', { detail: `this is no delivery of ${webhook.tool}` });
  }
}

type Counts = Readonly<Record<EventOutcome['kind'], number>> & {
  readonly unnamedEvents: readonly string[];
  readonly refusals: readonly string[];
};

/** One after the other: events of one delivery may be about the same case. */
async function takeEvents(
  services: Services,
  name: string,
  source: ToolSource,
  events: readonly WebhookEvent[],
): Promise<Counts> {
  const counts = { started: 0, delivered: 0, repeated: 0, unnamed: 0, unexpected: 0, refused: 0 };
  const unnamed = new Set<string>();
  const refusals = new Set<string>();
  for (const event of events) {
    const outcome = await takeEvent(services, name, source, event);
    counts[outcome.kind] += 1;
    if (outcome.kind === 'unnamed') unnamed.add(event.name.replaceAll(/[^\w.:*-]/g, '_').slice(0, 80));
    if (outcome.kind === 'refused') refusals.add(`${source.events[event.name]?.message}: ${outcome.code}`);
  }
  return { ...counts, unnamedEvents: [...unnamed], refusals: [...refusals] };
}

function replyOf(answer: HandshakeAnswer): Reply {
  switch (answer.kind) {
    case 'json':
      return { kind: 'json', status: 200, body: answer.body };
    case 'text':
      return { kind: 'text', mediaType: 'text/plain', text: answer.text };
    case 'headers':
      return { kind: 'headers', headers: answer.headers };
    default:
      return answer satisfies never;
  }
}
