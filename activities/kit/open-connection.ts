import { createPrivateKey } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { accessToken, type AccessToken } from './access-token.ts';
import type { Grant } from './auth.ts';
import { basicCredential } from './basic-credential.ts';
import type { Connection, Connections } from './connections.ts';
import { credentialsOf, isTelling } from './credentials.ts';
import type { Tool } from './define-tool.ts';
import { isToolError, toolError } from './errors.ts';
import { asksForScopes } from './token-request.ts';

/** A connection checked against its tool, with the access token that all calls share. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly token?: AccessToken;
  /** All that must be seen by nobody but the tool, the latest access tokens included. */
  credentials(): readonly string[];
}

/** Opens connections by tool and id and keeps them open, until the tool refuses one and another is found in its place. */
export function connectionPool(
  connections: Connections,
  now: () => number,
): (tool: Tool, id: string) => Promise<OpenConnection> {
  const kept = new Map<string, Promise<() => OpenConnection>>();
  return async (tool, id) => {
    const key = `${tool.id} ${id}`;
    const opening = kept.get(key) ?? keepOpen({ connections, tool, id, now });
    kept.set(key, opening);
    try {
      return (await opening)();
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}

/** Tokens that calls which are still under way may have shown. */
const KEPT_TOKENS = 3;

/** Of several workers that refresh at once, each in turn finds the token that the one before was given. */
const MOST_TURNS = 8;

/** So long another worker's new refresh token may be on its way from the vendor to where it is kept. */
const ON_ITS_WAY_MS = 1_000;

type Opened = Pick<OpenConnection, 'connection' | 'token'>;

interface Place {
  readonly connections: Connections;
  readonly tool: Tool;
  readonly id: string;
  readonly now: () => number;
}

/** Credentials are replaced where they are kept while workers run: one that is refused is read anew before the call is given up. */
async function keepOpen(place: Place): Promise<() => OpenConnection> {
  const { tool, id, now } = place;
  const replaced = (refreshToken: string): void => {
    place.connections.keepRefreshToken?.(id, refreshToken);
    current = { ...current, connection: { ...current.connection, refreshToken } };
  };
  const look = async (fresh: boolean): Promise<Opened> =>
    openConnection(tool, await findConnection(place, fresh), { id, now, replaced });
  let current = await look(false);
  const shown: string[] = [];

  const isReplaced = async (refused: Opened): Promise<boolean> => {
    // Where it cannot be read anew, the refusal is what has to be told.
    const found = await look(true).catch(() => undefined);
    if (current !== refused) return true;
    if (found === undefined || isDeepStrictEqual(found.connection, refused.connection)) return false;
    current = found;
    return true;
  };

  const isReplacedSoon = async (refused: Opened): Promise<boolean> => {
    if (await isReplaced(refused)) return true;
    const isShared =
      place.connections.keepRefreshToken !== undefined && refused.connection.refreshToken !== undefined;
    if (!isShared) return false;
    await pause(ON_ITS_WAY_MS);
    return await isReplaced(refused);
  };

  const read = async (): Promise<string> => {
    const token = await readCurrent();
    if (!shown.includes(token)) shown.splice(0, shown.length, ...shown.slice(1 - KEPT_TOKENS), token);
    return token;
  };
  const readCurrent = async (): Promise<string> => {
    for (let turn = 1; ; turn += 1) {
      const opened = current;
      try {
        return await tokenOf(opened).read();
      } catch (error) {
        // The token endpoint refuses the client's secret, the refresh token or the scopes.
        const refused = isToolError(error, 'AUTH_FAILED', 'SCOPES_REFUSED');
        if (!refused || turn > MOST_TURNS || !(await isReplacedSoon(opened))) throw error;
      }
    }
  };
  const renew = async (refused: string): Promise<boolean> => {
    // Another call may have had a new one meanwhile.
    if ((await read()) !== refused) return true;
    if (await isReplaced(current)) return (await read()) !== refused;
    return await tokenOf(current).renew(refused);
  };

  return () => ({
    connection: current.connection,
    credentials: () => [
      ...credentialsOf(tool, current.connection),
      ...shown
        .flatMap((token) => [token, basicCredential(tool, current.connection, token)])
        .filter(isTelling),
    ],
    ...(current.token === undefined ? {} : { token: { read, renew } }),
  });
}

const noToken: AccessToken = { read: async () => '', renew: async () => false };

function tokenOf({ token = noToken }: Opened): AccessToken {
  return token;
}

/** A tool without credentials works without a connection too. */
async function findConnection({ connections, tool, id }: Place, fresh: boolean): Promise<Connection> {
  const optional = tool.auth.grants.length === 0;
  try {
    return await connections.find(id, { fresh, optional });
  } catch (error) {
    if (optional && id === tool.id && isToolError(error, 'CONNECTION_MISSING')) return { settings: {} };
    throw error;
  }
}

function openConnection(
  tool: Tool,
  connection: Connection,
  {
    id,
    now,
    replaced,
  }: {
    readonly id: string;
    readonly now: () => number;
    readonly replaced: (refreshToken: string) => void;
  },
): Opened {
  const settings = tool.settings.safeParse(connection.settings);
  if (!settings.success) {
    throw toolError('CONNECTION_INVALID', {
      tool: id,
      fields: settings.error.issues.map((issue) => `settings.${issue.path.join('.')} ${issue.code}`),
    });
  }
  const checked: Connection = { ...connection, settings: settings.data };
  if (tool.auth.grants.length === 0) return { connection: checked };
  if (tool.baseUrl === '' && connection.baseUrl === undefined) {
    throw toolError('CONNECTION_INVALID', { tool: id, fields: ['baseUrl is missing'] });
  }
  if (!grantsOf(connection).some((grant) => grant === 'token' || tool.auth.grants.includes(grant))) {
    throw toolError('CONNECTION_INVALID', {
      tool: id,
      fields: [`needs one of ${tool.auth.grants.join(', ')}`],
    });
  }
  const fields = [...wrongToken(tool, connection), ...wrongKey(connection), ...wrongScopes(tool, connection)];
  if (fields.length > 0) throw toolError('CONNECTION_INVALID', { tool: id, fields });
  return { connection: checked, token: accessToken(tool, checked, now, replaced) };
}

/** A line break pasted along, for example. */
function wrongToken({ auth }: Tool, { token }: Connection): readonly string[] {
  if (token === undefined || auth.place.in !== 'header') return [];
  try {
    new Headers().set(auth.place.name, token);
    return [];
  } catch {
    // What it says quotes the token.
    return ['token holds a character that no header can carry'];
  }
}

/** Assertions are signed as RS256: what cannot do that is told before anybody is asked. */
function wrongKey({ token, privateKey }: Connection): readonly string[] {
  if (token !== undefined || privateKey === undefined) return [];
  const wrong = ['privateKey is no RSA key as PEM, with its lines ended'];
  try {
    return createPrivateKey(privateKey).asymmetricKeyType === 'rsa' ? [] : wrong;
  } catch {
    return wrong;
  }
}

/** What is wrong with the scopes to which a connection narrows what is asked for. */
function wrongScopes(tool: Tool, connection: Connection): readonly string[] {
  const { scopes } = connection;
  if (scopes === undefined) return [];
  if (!asksForScopes(tool, connection))
    return ['scopes: none are asked for with this credential, which has the rights that were granted to it'];
  return scopes.flatMap((scope, index) =>
    tool.scopes.includes(scope) ? [] : [`scopes.${index} is none of the tool's: ${tool.scopes.join(', ')}`],
  );
}

function grantsOf(connection: Connection): readonly Grant[] {
  const grants: Grant[] = [];
  if (connection.token !== undefined) grants.push('token');
  if (connection.clientEmail !== undefined && connection.privateKey !== undefined)
    grants.push('service-account');
  if (
    connection.clientId !== undefined &&
    connection.subject !== undefined &&
    connection.privateKey !== undefined
  )
    grants.push('jwt-bearer');
  if (connection.clientId !== undefined && connection.clientSecret !== undefined) {
    grants.push(connection.refreshToken === undefined ? 'client-credentials' : 'refresh-token');
  }
  return grants;
}
