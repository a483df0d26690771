import { connectors } from '../../activities/connectors/index.gen.ts';
import { connectionsFromEnvironment, type Connections } from '../../activities/kit/connections.ts';
import { isToolError } from '../../activities/kit/errors.ts';
import type { Tool } from '../../activities/kit/define-tool.ts';
import { explain } from '../failure.ts';
import { ok, type Environment, type Finding } from './check.ts';

/** Whether each tool has a connection, with the settings that it needs. Nothing is called. */
export function checkConnections(env: Environment): readonly Finding[] {
  try {
    const connections = connectionsFromEnvironment(env);
    return Object.values(connectors).map(({ tool }) => checkTool(tool, connections));
  } catch (error) {
    return [{ ...broken(error), subject: 'connections' }];
  }
}

function checkTool(tool: Tool, connections: Connections): Finding {
  const subject = `connection ${tool.id}`;
  try {
    const { settings } = connections.find(tool.id);
    const parsed = tool.settings.safeParse(settings);
    if (parsed.success) return ok(subject, tool.title);
    // Settings may be secret: only their names are told.
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'settings').join(', ');
    return {
      subject,
      state: 'warning',
      detail: `settings do not fit: ${fields}`,
      next: 'correct them in the connection',
    };
  } catch (error) {
    if (!isToolError(error, 'CONNECTION_MISSING')) return { ...broken(error), subject };
    const variable = `MASCHINENRAUM_CONNECTION_${tool.id.toUpperCase().replaceAll('-', '_')}`;
    const next = `set ${variable} (activities/connectors/${tool.id}/README.md), or use the sandboxes: \`maschinenraum dev\``;
    return { subject, state: 'warning', detail: 'there is none', next };
  }
}

function broken(error: unknown): Omit<Finding, 'subject'> {
  const { code, message, next = `see docs/errors/${code}.md` } = explain(error);
  return { state: 'missing', detail: message, next };
}
