import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { startVaultTrial, type VaultTrial } from '../../vault/vault-trial.ts';
import { openApiKeys, type ApiKeys } from '../api-keys.ts';
import { createApi, type ApiOptions } from '../create-api.ts';
import { definitionsFrom, type Definition } from '../definitions.ts';
import type { Role } from '../person.ts';
import { openWebhookEvents } from '../webhook-events.ts';
import { trialDefinition } from './trial-definition.ts';

/** What an answer of the API was. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** An API over a vault and keys of its own, for tests. */
export interface ApiTrial {
  readonly api: FastifyInstance;
  readonly definition: Definition;
  readonly vault: VaultTrial;
  /** Lines of the log so far. */
  readonly log: string[];
  /** Makes a key and gives the header that carries it. */
  headersOf(person: string, ...roles: readonly Role[]): { readonly authorization: string };
  readonly keys: ApiKeys;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Listens on a free port, for what needs a real connection. */
  listen(): Promise<{ readonly url: string }>;
  end(): Promise<void>;
}

/** A secret of the trial's webhook source `landing-page`. */
export const TRIAL_SECRET = 'a secret of the trial, and long enough';

/** Starts an API, in memory. Without a client it has a Temporal that nobody started. */
export async function startApiTrial(options: Partial<ApiOptions> = {}): Promise<ApiTrial> {
  const vault = startVaultTrial();
  const keys = openApiKeys({ file: join(vault.directory, 'keys.db'), synchronous: 'NORMAL' });
  const definition = await trialDefinition();
  const log: string[] = [];
  const webhookEvents = openWebhookEvents({
    file: join(vault.directory, 'webhooks.db'),
    synchronous: 'NORMAL',
  });
  const api = createApi({
    // Port 1 is reserved, nobody listens there: https://www.iana.org/assignments/service-names-port-numbers
    client: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
    vault: vault.vault,
    keys,
    definitions: definitionsFrom([definition]),
    webhooks: {
      'landing-page': {
        kind: 'signed',
        secrets: [TRIAL_SECRET],
        message: 'trialLeadArrived',
        process: definition.id,
      },
    },
    webhookEvents,
    log: { write: (line) => void log.push(line) },
    ...options,
  });
  const request = async (method: 'GET' | 'POST', url: string, given: object): Promise<Answer> => {
    const { statusCode, headers, body } = await api.inject({ method, url, ...given });
    const json = /json/.test(String(headers['content-type']));
    return { status: statusCode, headers, body: json ? (JSON.parse(body) as unknown) : body };
  };
  let listening: Promise<string> | undefined;
  return {
    api,
    definition,
    vault,
    log,
    keys,
    headersOf: (person, ...roles) => ({ authorization: `Bearer ${keys.create(person, roles).token}` }),
    get: async (path, headers = {}) => await request('GET', path, { headers }),
    post: async (path, body, headers = {}) =>
      await request('POST', path, {
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async listen() {
      listening ??= api.listen({ host: '127.0.0.1', port: 0 });
      return { url: await listening };
    },
    async end() {
      await api.close();
      keys.close();
      webhookEvents.close();
      vault.end();
    },
  };
}
