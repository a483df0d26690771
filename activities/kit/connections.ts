import { z } from 'zod';
import { COMMAND_VARIABLE, connectionCommand } from './connection-command.ts';
import {
  connectionsAt,
  givenConnections,
  invalid,
  parseSecret,
  type ConnectionSource,
} from './connection-sources.ts';
import { toolError } from './errors.ts';

/** Whoever put a password into an address would read it again wherever the address is told. */
const NO_USER = /^\w+:\/\/[^/@]+(\/|$)/;

const connectionSchema = z.strictObject({
  /** Another address than the vendor's: a sandbox, a proxy, a regional host. */
  baseUrl: z
    .url({ protocol: /^(https?|smtps?)$/ })
    .regex(NO_USER)
    .optional(),
  /** Absolute, or below the base URL. */
  tokenUrl: z.union([z.string().startsWith('/'), z.url({ protocol: /^https?$/ }).regex(NO_USER)]).optional(),
  token: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  clientEmail: z.string().min(1).optional(),
  privateKey: z.string().min(1).optional(),
  /** The user in whose name a client with a private key acts. */
  subject: z.string().min(1).optional(),
  /** The rights that access tokens are asked for, out of the tool's scopes; all of these when absent. For a client that has fewer. */
  scopes: z.array(z.string().min(1)).min(1).optional(),
  /** What the tool signs its webhooks with. */
  webhookSecret: z.string().min(1).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});

/** Credentials and settings for one account at one tool. Lives in the worker only; never in a history. */
export type Connection = Readonly<z.output<typeof connectionSchema>>;

/** How a connection is looked for. */
export interface ConnectionSearch {
  /** The tool refuses the one that was found before: it is read anew where that can be. */
  readonly fresh?: boolean;
  /** The tool works without one too, so that no command is run for it. */
  readonly optional?: boolean;
}

/** Connections by id; the id is the tool's, or the tool's with a suffix for a second account (`hubspot-emea`). */
export interface Connections {
  /** Fails with CONNECTION_MISSING, CONNECTION_INVALID or CONNECTION_UNAVAILABLE. */
  find(id: string, search?: ConnectionSearch): Connection | Promise<Connection>;
  /** The vendor gave another refresh token in place of the connection's. */
  keepRefreshToken?(id: string, latest: string): void;
}

/** Connections that one can look around in. */
export interface ConnectionDirectory extends Connections {
  find(id: string, search?: ConnectionSearch): Promise<Connection>;
  /** Where a connection comes from, for people: a variable's name, a path. Nothing where there is none. */
  originOf(id: string): Promise<string | undefined>;
  /** The ids that are known of; what a command would give is not. */
  ids(): readonly string[];
}

/** Connections given as plain data. */
export function connectionsFrom(entries: Readonly<Record<string, unknown>>): ConnectionDirectory {
  return connectionsOf([givenConnections(entries, () => 'the program')]);
}

const PREFIX = 'MASCHINENRAUM_CONNECTION_';

/**
 * Reads `MASCHINENRAUM_CONNECTION_<ID>` (JSON); the JSON file named by `MASCHINENRAUM_CONNECTIONS` (`{ id: connection }`), or the folder with
 * a file `<id>.json` for each; and `MASCHINENRAUM_CONNECTION_COMMAND`. The first that has a connection wins, in this order.
 * Files must be readable by their owner only, or they are CONNECTION_INVALID.
 */
export function connectionsFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): ConnectionDirectory {
  const variables: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || name === COMMAND_VARIABLE || value === undefined) continue;
    const id = name.slice(PREFIX.length).toLowerCase().replaceAll('_', '-');
    variables[id] = parseSecret(value, id);
  }
  const place = env['MASCHINENRAUM_CONNECTIONS'];
  const command = env[COMMAND_VARIABLE];
  return connectionsOf(
    [givenConnections(variables, variableOf), ...(place === undefined ? [] : [connectionsAt(place)])],
    command === undefined ? undefined : connectionCommand(command, { env, now }),
  );
}

function connectionsOf(places: readonly ConnectionSource[], command?: ConnectionSource): ConnectionDirectory {
  const look = async (
    id: string,
    { fresh = false, optional = false }: ConnectionSearch,
  ): Promise<{ readonly source: ConnectionSource; readonly entry: unknown } | undefined> => {
    for (const source of [...places, ...(command === undefined || optional ? [] : [command])]) {
      const entry = await source.read(id, fresh);
      if (entry !== undefined) return { source, entry };
    }
    return undefined;
  };
  return {
    async find(id, search = {}) {
      const found = await look(id, search);
      if (found === undefined) throw toolError('CONNECTION_MISSING', { tool: id, fields: [variableOf(id)] });
      const parsed = connectionSchema.safeParse(found.entry);
      if (parsed.success) return parsed.data;
      throw invalid(
        id,
        parsed.error.issues.map((issue) => `${issue.path.join('.') || 'connection'} ${issue.code}`),
      );
    },
    originOf: async (id) => (await look(id, {}))?.source.nameFor(id),
    ids: () => [...new Set(places.flatMap((source) => source.ids()))],
  };
}

/** The variable that gives a connection by itself. */
export function variableOf(id: string): string {
  return PREFIX + id.toUpperCase().replaceAll('-', '_');
}
