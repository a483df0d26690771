import { connectors } from '../../activities/connectors/index.gen.ts';
import {
  connectionsFromEnvironment,
  variableOf,
  type ConnectionDirectory,
} from '../../activities/kit/connections.ts';
import { connectionPool } from '../../activities/kit/open-connection.ts';
import { isToolError } from '../../activities/kit/errors.ts';
import type { Tool } from '../../activities/kit/define-tool.ts';
import { explain } from '../failure.ts';
import { toolOfConnection } from '../tool-of-connection.ts';
import { ok, type Environment, type Finding } from './check.ts';

/** Whether each tool has a connection, where from, and with the credential and the settings that it needs. No tool is called; the command that gives connections is. */
export async function checkConnections(env: Environment): Promise<readonly Finding[]> {
  try {
    const connections = connectionsFromEnvironment(env);
    const tools = Object.values(connectors).map(({ tool }): Tool => tool);
    const ids = new Set([...tools.map(({ id }) => id), ...connections.ids()]);
    return await Promise.all([...ids].map(async (id) => await checkConnection(id, tools, connections)));
  } catch (error) {
    return [{ ...broken(error), subject: 'connections' }];
  }
}

async function checkConnection(
  id: string,
  tools: readonly Tool[],
  connections: ConnectionDirectory,
): Promise<Finding> {
  const subject = `connection ${id}`;
  const tool = toolOfConnection(id, tools);
  try {
    const { settings } = await connections.find(id, { optional: tool?.auth.grants.length === 0 });
    const from = `from ${(await connections.originOf(id)) ?? 'nowhere'}`;
    if (tool === undefined) return ok(subject, from);
    const parsed = tool.settings.safeParse(settings);
    if (parsed.success) {
      await connectionPool(connections, Date.now)(tool, id);
      return ok(subject, `${tool.title}, ${from}`);
    }
    // Settings may be secret: only their names are told.
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'settings').join(', ');
    return {
      subject,
      state: 'warning',
      detail: `settings do not fit: ${fields} (${from})`,
      next: 'correct them in the connection',
    };
  } catch (error) {
    if (!isToolError(error, 'CONNECTION_MISSING')) return { ...broken(error), subject };
    if (tool?.auth.grants.length === 0) return ok(subject, `${tool.title}, needs none`);
    const next = `set ${variableOf(id)} (activities/connectors/${id}/README.md), or use the sandboxes: \`maschinenraum dev\``;
    return { subject, state: 'warning', detail: 'there is none', next };
  }
}

function broken(error: unknown): Omit<Finding, 'subject'> {
  const { code, message, next = `see docs/errors/${code}.md` } = explain(error);
  return { state: 'missing', detail: message, next };
}
