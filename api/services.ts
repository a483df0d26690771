import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { Webhook } from '../activities/kit/define-webhook.ts';
import type { Vault } from '../vault/index.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Definitions } from './definitions.ts';
import type { WebhookEvents } from './webhook-events.ts';

/** A sender of webhooks: one that signs as we say, or a tool that signs in its own way. */
export type WebhookSource = SignedSource | ToolSource;

/** Every delivery of it is a message that begins a case. */
export interface SignedSource {
  readonly kind: 'signed';
  /** Shared secrets; two while one is being replaced. */
  readonly secrets: readonly [string, ...string[]];
  /** Message that a delivery is; its start event begins a case of the process. */
  readonly message: string;
  readonly process: string;
}

export interface ToolSource {
  readonly kind: 'tool';
  readonly webhook: Webhook;
  /** What the tool signs with; none yet before a handshake has given one. */
  readonly secrets: readonly string[];
  /** Token by which handshakes are known as asked for; without it there are none that are not signed. */
  readonly handshake?: string | undefined;
  /** By the vendor's name of the event; what is not named here is acknowledged, and that is all. */
  readonly events: Readonly<Record<string, EventMessage>>;
  /** Where presses of buttons are answered, instead of at the vendor: a sandbox. */
  readonly replyOrigin?: string | undefined;
}

/** The message that an event is. */
export interface EventMessage {
  readonly message: string;
  /** It begins a case of this process; else it goes to the case that waits for it. */
  readonly process?: string | undefined;
  /** Where in the event the correlation key is: `resource.gid`. */
  readonly key?: string | undefined;
  /** Variables by name, and where in the event they are; the whole event when absent. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

/** What the API stands on. */
export interface Services {
  readonly client: Client;
  readonly vault: Vault;
  readonly keys: ApiKeys;
  readonly definitions: Definitions;
  /** Task queue of the cases. */
  readonly taskQueue: string;
  /** By source, as it stands in the address. */
  readonly webhooks: Readonly<Record<string, WebhookSource>>;
  readonly webhookEvents: WebhookEvents;
  /** Where others reach API and page, without a slash at its end; some vendors sign it. */
  readonly publicUrl?: string | undefined;
  /** How long who pressed a button waits for an answer before it comes later. */
  readonly patienceMs: number;
  /** Result of an action, by an id that it has or had: says which fields of a resolved incident's result are personal. */
  readonly outputOf: (action: string) => z.ZodType | undefined;
  /** Action that code binds a step to, where the diagram does not say it. */
  readonly boundTo: (process: string, step: string) => string | undefined;
  readonly now: () => Date;
  /** A random id, URL-safe. */
  readonly newId: () => string;
}
