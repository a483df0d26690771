import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { columns, note, print, printJson } from '../output.ts';

interface ToolsOptions {
  readonly check?: true;
  readonly json?: true;
}

/** `tools`: the catalogue that the marketing rules ask for. */
export const toolsCommand = (): Command =>
  new Command('tools')
    .description(
      'Lists the tools with purpose, owner, rights, limits, data and cost, and the processes that use them.',
    )
    .option('--check', 'fail when a field is missing')
    .option('--json', 'print the catalogue with all its fields')
    .addHelpText('after', `\nExample:\n  $ maschinenraum tools --check`)
    .action(async ({ check, json }: ToolsOptions) => {
      const { findGaps, toolCatalogue } = await import('../tool-catalogue.ts');
      const tools = toolCatalogue();
      if (json) printJson(tools);
      else {
        const rows = tools.map((tool) => [
          tool.id,
          tool.category,
          tool.owner,
          `${tool.rateLimit.perSecond}/s`,
          tool.region,
          tool.personalData.in.length + tool.personalData.out.length > 0 ? 'yes' : 'no',
          tool.usedBy.join(', ') || 'none',
        ]);
        print(columns(['tool', 'category', 'owner', 'limit', 'region', 'personal data', 'used by'], rows));
        for (const { id, purpose, scopes, cost, docs } of tools) {
          print(
            `\n${id}: ${purpose}\n  rights: ${scopes.join(', ') || 'none'}\n  cost: ${cost}\n  docs: ${docs}`,
          );
        }
      }
      if (!check) return;
      const gaps = findGaps(tools);
      if (gaps.length > 0)
        throw new Failure('TOOLS_INCOMPLETE', `the catalogue has gaps:\n  ${gaps.join('\n  ')}`);
      note(`${tools.length} tools, each complete`);
    });
