import { Command } from 'commander';
import { handled } from '../../api/exchanges.ts';
import { openApiClient, path } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

/** `resolve`: goes on behind a step that broke. */
export const resolveCommand = (): Command =>
  new Command('resolve')
    .description(
      'Says what the step of an incident would have given, once it was done by hand; the case goes on behind it.',
    )
    .argument('<case>', 'case id')
    .argument('<instance>', 'instance of the incident; `incidents` lists them')
    .option('--result <json>', 'what the step gives: JSON, or @FILE')
    .option('--json', 'print { caseId, instance }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum resolve spring-2026 23 --result '{"campaignId": "2001"}'`,
    )
    .action(
      async (
        caseId: string,
        instance: string,
        options: { readonly result?: string; readonly json?: true },
      ) => {
        const { result } = options;
        const body = result === undefined ? {} : { result: readVariables(result, '--result') };
        const answer = await openApiClient().post(path`/incidents/${caseId}/${instance}/resolve`, handled, {
          body,
        });
        if (options.json) printJson(answer);
        else print(`instance ${answer.instance} of ${answer.caseId} is resolved`);
      },
    );
