import { accessToken, type AccessToken } from './access-token.ts';
import type { Grant } from './auth.ts';
import type { Connection, Connections } from './connections.ts';
import type { Tool } from './define-tool.ts';
import { isToolError, toolError } from './errors.ts';

/** A connection checked against its tool, with the access token that all calls share. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly token?: AccessToken;
}

/** Opens connections by tool and id and keeps them open. */
export function connectionPool(
  connections: Connections,
  now: () => number,
): (tool: Tool, id: string) => OpenConnection {
  const open = new Map<string, OpenConnection>();
  return (tool, id) => {
    const key = `${tool.id} ${id}`;
    const held = open.get(key) ?? openConnection(tool, findConnection(connections, tool, id), id, now);
    open.set(key, held);
    return held;
  };
}

/** A tool without credentials works without a connection too. */
function findConnection(connections: Connections, tool: Tool, id: string): Connection {
  try {
    return connections.find(id);
  } catch (error) {
    if (tool.auth.grants.length === 0 && id === tool.id && isToolError(error, 'CONNECTION_MISSING')) {
      return { settings: {} };
    }
    throw error;
  }
}

function openConnection(tool: Tool, connection: Connection, id: string, now: () => number): OpenConnection {
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
  return { connection: checked, token: accessToken(tool, checked, now) };
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
