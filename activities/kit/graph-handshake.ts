import { handshakeToken, type Handshake } from './define-webhook.ts';
import type { WebhookRequest } from './webhook-schemes.ts';

/**
 * The question with which Microsoft Graph begins a subscription: its token is given back as a text, by whichever tool of Graph's;
 * learn.microsoft.com, Graph, "Receive change notifications through webhooks".
 */
export function graphHandshake(request: WebhookRequest): Handshake | undefined {
  const text = new URL(request.url).searchParams.get('validationToken');
  if (text === null) return undefined;
  return { answer: { kind: 'text', text }, shown: { token: handshakeToken(request) } };
}
