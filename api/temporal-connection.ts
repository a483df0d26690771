import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

/** A page of a history may be larger than the 4 MB that grpc-js takes by default; the server limits what an event holds to 2 MB. */
export const largeHistories = { channelArgs: { 'grpc.max_receive_message_length': 256 * 1024 * 1024 } };

/** Where Temporal is and how to get in, by Temporal's standard client configuration. */
export interface TemporalConfig {
  readonly connection: ClientConnectConfig['connectionOptions'];
  readonly namespace: string;
}

/** A failure of the connection to Temporal; each code has its page in docs/errors. */
export class TemporalConnectionError extends Error {
  override readonly name = 'TemporalConnectionError';
  readonly code: 'TEMPORAL_CONFIG_INVALID' | 'TEMPORAL_UNAVAILABLE';
  /** What to do about it. */
  readonly next: string;

  constructor(code: TemporalConnectionError['code'], message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}

/**
 * Reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS… and the profile file (TEMPORAL_CONFIG_FILE,
 * TEMPORAL_PROFILE): https://docs.temporal.io/develop/environment-configuration. For `Connection` and `NativeConnection` alike.
 */
export function readTemporalConfig(env: Readonly<Record<string, string | undefined>>): TemporalConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  try {
    const { connectionOptions, namespace = 'default' } = loadClientConnectConfig({ overrideEnvVars: given });
    return { connection: connectionOptions, namespace };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TemporalConnectionError(
      'TEMPORAL_CONFIG_INVALID',
      `the configuration of the connection to Temporal does not work: ${why}`,
      'correct the TEMPORAL_… variables or the profile file that TEMPORAL_CONFIG_FILE names',
    );
  }
}

/** A client that connects when it is first used: an API may start before its Temporal does. */
export function openTemporal({ connection, namespace }: TemporalConfig): Client {
  return new Client({ connection: Connection.lazy({ ...connection, ...largeHistories }), namespace });
}

/** A connection that stands; TEMPORAL_UNAVAILABLE when it does not within ten seconds. */
export async function reachTemporal({ connection }: TemporalConfig): Promise<Connection> {
  try {
    return await Connection.connect({ ...connection, ...largeHistories });
  } catch {
    const address = connection.address ?? 'localhost:7233';
    throw new TemporalConnectionError(
      'TEMPORAL_UNAVAILABLE',
      `Temporal does not answer at ${address}`,
      'start it (`maschinenraum dev` does), or set TEMPORAL_ADDRESS to where it is',
    );
  }
}

/** A client whose connection stands; TEMPORAL_UNAVAILABLE when it does not within ten seconds. */
export async function connectTemporal(config: TemporalConfig): Promise<Client> {
  return new Client({ connection: await reachTemporal(config), namespace: config.namespace });
}
