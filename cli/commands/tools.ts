import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { note, print, printJson } from '../output.ts';

interface ToolsOptions {
  readonly check?: true;
  readonly all?: true;
  readonly json?: true;
}

/** `tools`: the catalogue that the marketing rules ask for, and the audit of what is in use. */
export const toolsCommand = (): Command =>
  new Command('tools')
    .description(
      'Lists the stack: the tools that processes use or that have a connection, with purpose, owner, rights, limits, data and cost; and what is wrong with it.',
    )
    .option('--check', 'fail on what definitions/policies/stack.ts calls an error')
    .option('--all', 'list the connectors too that are only available')
    .option('--json', 'print { tools, findings }: every connector with its actions and their use')
    .addHelpText('after', `\nExample:\n  $ maschinenraum tools --check`)
    .action(async ({ check, all, json }: ToolsOptions) => {
      const { isInStack, toolCatalogue } = await import('../tool-catalogue.ts');
      const { findingText, stackText } = await import('../stack/text.ts');
      const { tools, findings } = toolCatalogue(process.env, new Date().toISOString().slice(0, 10));
      const stack = tools.filter(isInStack);
      if (json) printJson({ tools, findings });
      else {
        const others = tools.filter((tool) => !isInStack(tool));
        print(stackText(all ? tools : stack));
        if (!all && others.length > 0) print(`\navailable: ${others.map(({ id }) => id).join(', ')}`);
        if (findings.length > 0) print(`\n${findings.map(findingText).join('\n')}`);
      }
      if (!check) return;
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        const said = json ? errors.map(findingText).join('\n') : errors.map(({ code }) => code).join(', ');
        throw new Failure('STACK_AUDIT_FAILED', `${errors.length} errors in the stack: ${said}`);
      }
      note(`${stack.length} tools in the stack, no error, ${findings.length} warnings`);
    });
