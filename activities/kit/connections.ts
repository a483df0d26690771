import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { toolError } from './errors.ts';

const connectionSchema = z.strictObject({
  /** Another address than the vendor's: a sandbox, a proxy, a regional host. */
  baseUrl: z.url({ protocol: /^(https?|smtps?)$/ }).optional(),
  tokenUrl: z.string().min(1).optional(),
  token: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  clientEmail: z.string().min(1).optional(),
  privateKey: z.string().min(1).optional(),
  /** The user in whose name a client with a private key acts. */
  subject: z.string().min(1).optional(),
  /** What the tool signs its webhooks with. */
  webhookSecret: z.string().min(1).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});

/** Credentials and settings for one account at one tool. Lives in the worker only; never in a history. */
export type Connection = Readonly<z.output<typeof connectionSchema>>;

/** Connections by id; the id is the tool's, or the tool's with a suffix for a second account (`hubspot-emea`). */
export interface Connections {
  /** Throws CONNECTION_MISSING or CONNECTION_INVALID. */
  find(id: string): Connection;
}

/** Connections given as plain data. */
export function connectionsFrom(entries: Readonly<Record<string, unknown>>): Connections {
  return {
    find(id) {
      if (!Object.hasOwn(entries, id))
        throw toolError('CONNECTION_MISSING', { tool: id, fields: [variableOf(id)] });
      const parsed = connectionSchema.safeParse(entries[id]);
      if (parsed.success) return parsed.data;
      throw invalid(
        id,
        parsed.error.issues.map((issue) => `${issue.path.join('.') || 'connection'} ${issue.code}`),
      );
    },
  };
}

const PREFIX = 'MASCHINENRAUM_CONNECTION_';

/**
 * Reads `MASCHINENRAUM_CONNECTION_<ID>` (JSON) and the JSON file named by `MASCHINENRAUM_CONNECTIONS` (`{ id: connection }`).
 * A variable wins over the file. The file must be readable by its owner only, or it is CONNECTION_INVALID.
 */
export function connectionsFromEnvironment(env: Readonly<Record<string, string | undefined>>): Connections {
  const file = env['MASCHINENRAUM_CONNECTIONS'];
  const entries: Record<string, unknown> = file === undefined ? {} : readConnections(file);
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || value === undefined) continue;
    const id = name.slice(PREFIX.length).toLowerCase().replaceAll('_', '-');
    entries[id] = parseJson(value, id);
  }
  return connectionsFrom(entries);
}

function readConnections(file: string): Record<string, unknown> {
  let text: string;
  try {
    // Windows has no mode bits; its files take the folder's access list.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw invalid(file, ['readable by others than its owner: chmod 600']);
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw invalid(file, [String(error.code)]);
    throw error;
  }
  const entries = z.record(z.string(), z.unknown()).safeParse(parseJson(text, file));
  if (!entries.success) throw invalid(file, ['not an object of connections']);
  return { ...entries.data };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, and the text is a secret.
    throw invalid(where, ['not JSON']);
  }
}

function variableOf(id: string): string {
  return PREFIX + id.toUpperCase().replaceAll('-', '_');
}

function invalid(tool: string, fields: readonly string[]): Error {
  return toolError('CONNECTION_INVALID', { tool, fields });
}
