import { Command } from 'commander';
import { print, printJson } from '../output.ts';

interface LineageOptions {
  readonly process?: string;
  readonly json?: true;
}

/** `lineage`: where a datum comes from, what changes it, where it goes. */
export const lineageCommand = (): Command =>
  new Command('lineage')
    .description(
      "Shows where a datum comes from, what changes it and where it goes, through all diagrams: a variable (lead.email) or a tool's field (hubspot.upsertContact.email).",
    )
    .argument('<datum>', 'a variable with its entries, or tool.action.field')
    .option('--process <id>', 'begin with this process only')
    .option('--json', 'print { asked, field?, variables }')
    .addHelpText('after', `\nExample:\n  $ maschinenraum lineage lead.email --process lead-handover`)
    .action(async (asked: string, { process, json }: LineageOptions) => {
      const { lineageOf } = await import('../lineage/lineage.ts');
      const { lineageText } = await import('../lineage/text.ts');
      const lineage = lineageOf(asked, process);
      if (json) printJson(lineage);
      else print(lineageText(lineage));
    });
