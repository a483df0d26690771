import type { WebhookEvent } from '../activities/kit/define-webhook.ts';
import { correlationKey, derivedId } from './case-id.ts';
import { begin, deliverMessage, findWaiting, payloadFromOutside, type Message } from './deliver-message.ts';
import { messageStarts } from './definitions.ts';
import { Problem, problems, type ProblemCode } from './problems.ts';
import type { EventMessage, Services, ToolSource } from './services.ts';
import { valueAt } from './value-at.ts';

/**
 * What became of an event. `unnamed`: the source does not name it; `unexpected`: no case waits for it; `refused`: it does not fit,
 * and will not fit when it is sent again.
 */
export type EventOutcome =
  | { readonly kind: 'started' | 'delivered' | 'repeated' | 'unnamed' | 'unexpected' }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

/** Takes one event of a tool, once, however often it comes. Throws only what may go well when the vendor sends it again. */
export async function takeEvent(
  services: Services,
  sourceName: string,
  { events }: Pick<ToolSource, 'events'>,
  event: WebhookEvent,
): Promise<EventOutcome> {
  const wanted = Object.hasOwn(events, event.name) ? events[event.name] : undefined;
  if (wanted === undefined) return { kind: 'unnamed' };
  const id = derivedId('webhook', sourceName, event.id);
  if (services.webhookEvents.find(id)?.settled === true) return { kind: 'repeated' };
  try {
    const message: Message = {
      name: wanted.message,
      payloadFor: payloadFromOutside(services.vault, wanted.message, variablesOf(wanted, event)),
      by: `webhook-${sourceName}`,
      id,
      ...keyOf(wanted, event),
    };
    return wanted.process === undefined
      ? await correlate(services, message)
      : await start(services, message, wanted.process);
  } catch (error) {
    if (!(error instanceof Problem) || problems[error.code].status >= 500) throw error;
    return { kind: 'refused', code: error.code };
  }
}

async function start(services: Services, message: Message, process: string): Promise<EventOutcome> {
  const found = messageStarts(services.definitions, message.name).find(
    ({ definition }) => definition.id === process,
  );
  if (found === undefined) throw new Problem('PROCESS_UNKNOWN');
  const { caseId, started } = await begin(services, message, found);
  services.webhookEvents.settle(message.id, caseId);
  return { kind: started ? 'started' : 'repeated' };
}

async function correlate(services: Services, message: Message): Promise<EventOutcome> {
  const { webhookEvents } = services;
  const chosen = webhookEvents.find(message.id)?.caseId ?? (await findWaiting(services, message))?.caseId;
  if (chosen === undefined) return { kind: 'unexpected' };
  // Noted first: when the answer is lost, the same event goes to the same case again, which knows its id, and to no other.
  const caseId = webhookEvents.intend(message.id, chosen);
  try {
    await deliverMessage(services, { ...message, caseId });
  } catch (error) {
    if (!(error instanceof Problem) || problems[error.code].status >= 500) throw error;
    webhookEvents.release(message.id);
    // It waited a moment ago.
    if (error.code === 'CASE_ENDED' || error.code === 'MESSAGE_NOT_EXPECTED') return { kind: 'unexpected' };
    throw error;
  }
  webhookEvents.settle(message.id, caseId);
  return { kind: 'delivered' };
}

function variablesOf(
  { variables }: EventMessage,
  { payload }: WebhookEvent,
): Readonly<Record<string, unknown>> {
  if (variables === undefined) return payload;
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, place]) => {
      const value = valueAt(payload, place);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function keyOf({ key: place }: EventMessage, { payload }: WebhookEvent): { readonly key?: string } {
  if (place === undefined) return {};
  const value = valueAt(payload, place);
  const key = correlationKey.safeParse(typeof value === 'number' ? String(value) : value);
  if (!key.success) throw new Problem('MESSAGE_KEY_INVALID');
  return { key: key.data };
}
