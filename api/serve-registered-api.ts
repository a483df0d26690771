import { connectors } from '../activities/connectors/index.gen.ts';
import { webhooks } from '../activities/connectors/webhooks.gen.ts';
import { openVault } from '../vault/index.ts';
import type { StateFiles } from '../worker/state-files.ts';
import { openApiKeys, type ApiKeys } from './api-keys.ts';
import { registeredDefinitions } from './registered-definitions.ts';
import { serveApi, type RunningApi, type ServeOptions } from './serve-api.ts';
import { openTemporal, readTemporalConfig } from './temporal-connection.ts';
import { openWebhookEvents } from './webhook-events.ts';
import { publicUrlFromEnvironment, webhooksFromEnvironment } from './webhook-sources.ts';

export interface RegisteredApi extends RunningApi {
  readonly keys: ApiKeys;
}

/** Serves the API of the registered processes from environment and state folder: what an API process is. */
export async function serveRegisteredApi(
  env: Readonly<Record<string, string | undefined>>,
  state: StateFiles,
  options: Pick<ServeOptions, 'host' | 'port' | 'page' | 'log' | 'version' | 'rateLimit'> = {},
): Promise<RegisteredApi> {
  // Only here: `dev` compiles before it serves, and a new process has no generated code before that.
  const { registered } = await import('../workflows/registered.ts');
  const publicUrl = publicUrlFromEnvironment(env);
  const sources = webhooksFromEnvironment(env, webhooks);
  const client = openTemporal(readTemporalConfig(env));
  const vault = openVault({ file: state.vault, masterKey: state.masterKey(env) });
  const keys = openApiKeys({ file: state.keys });
  const webhookEvents = openWebhookEvents({ file: state.webhooks });
  const api = await serveApi({
    ...options,
    client,
    vault,
    keys,
    definitions: registeredDefinitions(),
    webhooks: sources,
    webhookEvents,
    publicUrl,
    outputOf: (action) => actions.get(action)?.output,
    boundTo: (process, step) => registered.get(process)?.steps[step]?.action,
  });
  return {
    url: api.url,
    keys,
    async close() {
      await api.close();
      await client.connection.close();
      keys.close();
      webhookEvents.close();
      vault.close();
    },
  };
}

const actions = new Map(
  Object.values(connectors).flatMap((connector) =>
    Object.values(connector.actions).flatMap((action) =>
      [action.id, ...(action.formerly ?? [])].map((id) => [id, action] as const),
    ),
  ),
);
