import { Command } from 'commander';
import { listedIncident } from '../../api/exchanges.ts';
import { pageOf } from '../../api/routes/page.ts';
import { openApiClient } from '../api-client.ts';
import { columns, note, print, printJson } from '../output.ts';

interface IncidentsOptions {
  readonly limit?: string;
  readonly after?: string;
  readonly json?: true;
}

const page = pageOf(listedIncident);

/** `incidents`: what waits for an engineer. */
export const incidentsCommand = (): Command =>
  new Command('incidents')
    .description('Lists cases that need an engineer; docs/errors explains each code.')
    .option('--limit <n>', 'how many, at most 200')
    .option('--after <page>', 'the page after; the command says what to give')
    .option('--json', 'print { items, next? }')
    .addHelpText('after', `\nExample:\n  $ maschinenraum incidents`)
    .action(async ({ json, ...query }: IncidentsOptions) => {
      const answer = await openApiClient().get('/incidents', page, { query: { ...query } });
      if (json) return printJson(answer);
      const rows = answer.items.map((one) => [one.caseId, one.instance, one.element, one.code, one.message]);
      print(columns(['case', 'instance', 'element', 'code', 'message'], rows));
      if (answer.next !== undefined) note(`more: --after ${answer.next}`);
    });
