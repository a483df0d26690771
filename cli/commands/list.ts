import { Command, Option } from 'commander';
import { caseStatus, listedCase } from '../../api/case-views.ts';
import { pageOf } from '../../api/routes/page.ts';
import { openApiClient } from '../api-client.ts';
import { columns, note, print, printJson } from '../output.ts';

interface ListOptions {
  readonly process?: string;
  readonly status?: string;
  readonly open?: true;
  readonly limit?: string;
  readonly after?: string;
  readonly json?: true;
}

const page = pageOf(listedCase);

/** `list`: cases, the running ones first, each newest first. */
export const listCommand = (): Command =>
  new Command('list')
    .description('Lists cases: the running ones, then the ended ones, each newest first.')
    .option('--process <id>', 'of this process only')
    .addOption(new Option('--status <status>', 'with this status only').choices(caseStatus.options))
    .option('--open', 'only cases that have not ended')
    .option('--limit <n>', 'how many, at most 200')
    .option('--after <page>', 'the page after; the command says what to give')
    .option('--json', 'print { items, next? }')
    .addHelpText('after', `\nExample:\n  $ maschinenraum list --process lead-handover --open`)
    .action(async ({ json, open, ...query }: ListOptions) => {
      const answer = await openApiClient().get('/cases', page, {
        query: { ...query, ...(open === undefined ? {} : { open: 'true' }) },
      });
      if (json) return printJson(answer);
      print(
        columns(
          ['case', 'process', 'status', 'started', 'by', 'tasks', 'incidents'],
          answer.items.map((one) => [
            one.caseId,
            one.process,
            one.status,
            one.started,
            one.startedBy,
            one.openTasks,
            one.incidents,
          ]),
        ),
      );
      if (answer.next !== undefined) note(`more: --after ${answer.next}`);
    });
