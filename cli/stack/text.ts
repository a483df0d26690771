import { columns } from '../output.ts';
import type { ToolEntry } from '../tool-catalogue.ts';
import type { Finding } from './finding.ts';

/** The tools as a table, and what each is for. */
export function stackText(tools: readonly ToolEntry[]): string {
  const rows = tools.map((tool) => [
    tool.id,
    tool.category,
    tool.owner,
    `${tool.rateLimit.perSecond}/s`,
    tool.region,
    tool.personalData.in.length + tool.personalData.out.length > 0 ? 'yes' : 'no',
    tool.connected ? 'yes' : 'no',
    Object.keys(tool.usedBy).join(', ') || 'none',
  ]);
  const head = ['tool', 'category', 'owner', 'limit', 'region', 'personal data', 'connected', 'used by'];
  return [columns(head, rows), ...tools.map(toolText)].join('\n\n');
}

function toolText({ id, purpose, scopes, cost, docs, usedBy }: ToolEntry): string {
  const uses = Object.entries(usedBy).map(([process, actions]) => `\n  ${process}: ${actions.join(', ')}`);
  return `${id}: ${purpose}\n  rights: ${scopes.join(', ') || 'none'}\n  cost: ${cost}\n  docs: ${docs}${uses.join('')}`;
}

/** `severity CODE where: message`, and below it what to do. */
export function findingText({ severity, code, tool, process, element, message, next }: Finding): string {
  const place = [tool, [process, element].filter((part) => part !== undefined).join('.')].filter(Boolean);
  return `${severity} ${code} ${place.join(' ')}: ${message}\n  ${next}`;
}
