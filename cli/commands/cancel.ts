import { Command } from 'commander';
import { cancelled } from '../../api/exchanges.ts';
import { openApiClient, path } from '../api-client.ts';
import { print, printJson } from '../output.ts';

/** `cancel`: ends a case before its time. */
export const cancelCommand = (): Command =>
  new Command('cancel')
    .description('Cancels a case and those it called; a process that cleans up does so first.')
    .argument('<case>', 'case id')
    .requiredOption('--reason <text>', 'why; it stands in the path for ever')
    .option('--json', 'print { caseId }')
    .addHelpText('after', `\nExample:\n  $ maschinenraum cancel spring-2026 --reason 'budget withdrawn'`)
    .action(async (caseId: string, { reason, json }: { readonly reason: string; readonly json?: true }) => {
      const answer = await openApiClient().post(path`/cases/${caseId}/cancel`, cancelled, {
        body: { reason },
      });
      if (json) printJson(answer);
      else print(`${answer.caseId} is being cancelled`);
    });
