import type { WebhookRequest, WebhookScheme } from './webhook-schemes.ts';

/** One thing that happened at the tool. */
export interface WebhookEvent {
  /** The same event has the same id, however often and in whatever batch it is delivered. */
  readonly id: string;
  /** What happened, in the vendor's words: `contact.propertyChange`. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a handshake is answered with: the vendor wants to see that the address is ours before it sends anything. */
export type HandshakeAnswer =
  | { readonly kind: 'json'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> };

export interface Handshake {
  readonly answer: HandshakeAnswer;
  /**
   * What shows that we asked for it: the vendor's signature, as on everything it sends; or a token that we chose for the source, in
   * the vendor's own place for it, else in the address as `?handshake=…`.
   */
  readonly shown: 'signature' | { readonly token: string };
}

/** A button that somebody pressed in the tool. */
export interface Press {
  /** Who, as people's identities are kept here, the most exact one first: `slack:T012AB3C4/U061F7AUR`. */
  readonly identities: readonly string[];
  /** What the button carries: ours, and sealed. */
  readonly value: string;
  /** This press, and no other. */
  readonly id: string;
  /** When the message with the button was posted, epoch milliseconds. */
  readonly postedAt: number;
  /** Where answers go to. */
  readonly replyTo: string;
  /** An answer that only this person sees. */
  tell(text: string): unknown;
  /** The message as it is from now on: without buttons, and saying how it ended. */
  close(text: string): unknown;
}

/** What a tool tells us by itself. */
export interface Webhook {
  /** Its tool's id. */
  readonly tool: string;
  readonly scheme: WebhookScheme;
  /** Reads a handshake; undefined where the request is none. */
  handshake?(request: WebhookRequest): Handshake | undefined;
  /** Splits a proven delivery into its events; throws where the body is none of this vendor's. */
  events(body: Buffer, headers: WebhookRequest['headers']): readonly WebhookEvent[];
  /** Buttons that decide a task. */
  readonly buttons?: {
    /** Where the vendor takes answers, and nobody else may get them. */
    readonly replyOrigin: string;
    /** Reads a press; undefined where the proven delivery is none of one of our buttons. */
    read(body: Buffer, headers: WebhookRequest['headers']): Press | undefined;
  };
}

/** Declares what a tool tells us by itself; the file is its connector's `webhook.ts`. */
export function defineWebhook(webhook: Webhook): Webhook {
  return webhook;
}

/** The token that we put into an address for a handshake; empty where there is none. */
export function handshakeToken({ url }: WebhookRequest): string {
  return new URL(url).searchParams.get('handshake') ?? '';
}

/** Reads a body that is JSON; throws where it is none. */
export function jsonBody(body: Buffer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
}
