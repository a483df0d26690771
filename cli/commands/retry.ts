import { Command } from 'commander';
import { handled } from '../../api/exchanges.ts';
import { openApiClient, path } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

/** `retry`: lets a step that broke try again. */
export const retryCommand = (): Command =>
  new Command('retry')
    .description('Tries the step of an incident again, with changed variables if need be.')
    .argument('<case>', 'case id')
    .argument('<instance>', 'instance of the incident; `incidents` lists them')
    .option('--variables <json>', 'variables to change first: JSON, or @FILE')
    .option('--json', 'print { caseId, instance }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum retry spring-2026 23 --variables '{"budget": 500000}'`,
    )
    .action(
      async (
        caseId: string,
        instance: string,
        options: { readonly variables?: string; readonly json?: true },
      ) => {
        const { variables } = options;
        const body = variables === undefined ? {} : { variables: readVariables(variables, '--variables') };
        const answer = await openApiClient().post(path`/incidents/${caseId}/${instance}/retry`, handled, {
          body,
        });
        if (options.json) printJson(answer);
        else print(`instance ${answer.instance} of ${answer.caseId} is tried again`);
      },
    );
