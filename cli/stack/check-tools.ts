import { isDay } from '../../compiler/policies/exceptions.ts';
import { missingFields } from '../../compiler/policies/tool-gaps.ts';
import type { Agreement, StackCode, Together } from '../../definitions/stack-policy.ts';
import type { ToolEntry } from '../tool-catalogue.ts';
import type { Found } from './finding.ts';

type StackFinding = Found<StackCode>;

const isUsed = ({ usedBy }: ToolEntry): boolean => Object.keys(usedBy).length > 0;

/** Fields that governance asks for and that say nothing. */
export function findGaps(tools: readonly ToolEntry[]): readonly StackFinding[] {
  return tools.flatMap((tool) =>
    missingFields({ ...tool, auth: { grants: tool.auth.grants } }).map((field) => ({
      code: 'TOOL_FACT_MISSING',
      tool: tool.id,
      message: `${tool.title} says nothing about: ${field}`,
      next: `fill in ${field} in activities/connectors/${tool.id}/connector.ts`,
    })),
  );
}

/** Tools with an account that no process uses. */
export function findUnused(tools: readonly ToolEntry[]): readonly StackFinding[] {
  return tools
    .filter((tool) => tool.connected && !isUsed(tool))
    .map((tool) => ({
      code: 'TOOL_UNUSED',
      tool: tool.id,
      message: `${tool.title} has a connection, and no process uses it`,
      next: 'remove the connection and end the account, or use it',
    }));
}

/** Tools of one category in use, without a word why it takes several. */
export function findTwins(
  tools: readonly ToolEntry[],
  together: readonly Together[],
): readonly StackFinding[] {
  const used = tools.filter(isUsed);
  return [...new Set(used.map(({ category }) => category))].flatMap((category): readonly StackFinding[] => {
    const twins = used.filter((tool) => tool.category === category);
    const said = together.find((one) => one.category === category && one.why.trim() !== '');
    const unsaid = twins.filter(({ id }) => !(said?.tools.includes(id) ?? false));
    if (twins.length < 2 || unsaid.length === 0) return [];
    return [
      {
        code: 'TOOLS_FOR_ONE_JOB',
        tool: unsaid[0]?.id ?? '',
        message: `${twins.map(({ title }) => title).join(' and ')} are all for ${category}`,
        next: 'move the processes to one of them, or say in definitions/policies/stack.ts (together) why it takes both',
      },
    ];
  });
}

/** Tools that are sent personal data without an agreement that holds. Art. 28 (3) GDPR. */
export function findAgreements(
  tools: readonly ToolEntry[],
  agreements: readonly Agreement[],
  today: string,
): readonly StackFinding[] {
  return tools.flatMap((tool): readonly StackFinding[] => {
    const given = tool.actions.find(({ sendsPersonal }) => sendsPersonal.length > 0);
    if (tool.processorAgreement === 'not-needed' || given === undefined) return [];
    const place = given.sendsPersonal[0];
    const at = { tool: tool.id, ...(place && { process: place.process, element: place.element }) };
    const held = agreements.filter((one) => one.tool === tool.id);
    const whole = held.filter(
      ({ signed, document, until }) => isDay(signed) && isDay(until) && URL.canParse(document),
    );
    if (whole.length === 0)
      return [
        {
          code: 'TOOL_AGREEMENT_MISSING',
          ...at,
          message: `${tool.title} is sent ${place?.fields.join(', ') ?? 'personal data'} of people, and ${held.length === 0 ? 'no agreement is named' : 'its agreement lacks a day, a document or an end'}`,
          next: `name the processor agreement in definitions/policies/stack.ts: signed, document, until`,
        },
      ];
    if (whole.some(({ signed, until }) => signed <= today && today <= until)) return [];
    return [
      {
        code: 'TOOL_AGREEMENT_ENDED',
        ...at,
        message: `${tool.title} is sent personal data, and its agreement does not hold today: ${whole.map(({ signed, until }) => `${signed} to ${until}`).join(', ')}`,
        next: 'renew the agreement and enter it in definitions/policies/stack.ts, or send the tool no personal data',
      },
    ];
  });
}

/** Tools whose connector can do more than the processes use. */
export function findWideScopes(tools: readonly ToolEntry[]): readonly StackFinding[] {
  return tools.filter(isUsed).flatMap((tool): readonly StackFinding[] => {
    const needed = new Set(
      tool.actions.filter(({ usedBy }) => usedBy.length > 0).flatMap(({ scopes }) => scopes),
    );
    const spare = tool.scopes.filter((scope) => !needed.has(scope));
    if (spare.length === 0) return [];
    return [
      {
        code: 'TOOL_SCOPES_TOO_WIDE',
        tool: tool.id,
        message: `no process needs ${spare.join(', ')} of ${tool.title}`,
        next:
          needed.size === 0
            ? 'grant the connection none'
            : `grant the connection only: ${[...needed].sort().join(', ')}`,
      },
    ];
  });
}
