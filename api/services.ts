import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { Vault } from '../vault/index.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Definitions } from './definitions.ts';

/** A sender of webhooks. */
export interface WebhookSource {
  /** Shared secrets; two while one is being replaced. */
  readonly secrets: readonly [string, ...string[]];
  /** Message that a delivery is; its start event begins a case of the process. */
  readonly message: string;
  readonly process: string;
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
  /** Result of an action, by action id: says which fields of a resolved incident's result are personal. */
  readonly outputOf: (action: string) => z.ZodType | undefined;
  readonly now: () => Date;
  /** A random id, URL-safe. */
  readonly newId: () => string;
}
