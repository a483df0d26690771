import { Command } from 'commander';
import { shownTask } from '../../api/exchanges.ts';
import { openApiClient, path } from '../api-client.ts';
import { timeText } from '../case-text.ts';
import { Failure } from '../failure.ts';
import { columns, note, print, printJson } from '../output.ts';

interface TasksOptions {
  readonly role?: string;
  readonly person?: string;
  readonly limit?: string;
  readonly after?: string;
  readonly json?: true;
}

/** `tasks`: what waits for a person. */
export const tasksCommand = (): Command =>
  new Command('tasks')
    .description(
      'Lists open tasks: yours, or those of a role or a person. With a case and a task: that one, with its form.',
    )
    .argument('[case]', 'case id')
    .argument('[task]', 'number of the task in that case')
    .option('--role <role>', 'for this role')
    .option('--person <id>', 'for this person')
    .option('--limit <n>', 'how many, at most 200')
    .option('--after <page>', 'the page after; the command says what to give')
    .option('--json', 'print { items, next? }; of one task the task, its form-js schema and its data')
    .addHelpText(
      'after',
      `\nExamples:\n  $ maschinenraum tasks --role legal\n  $ maschinenraum tasks spring-2026 17`,
    )
    .action(
      async (caseId: string | undefined, task: string | undefined, { json, ...query }: TasksOptions) => {
        const api = openApiClient();
        if (caseId === undefined) {
          const answer = await api.tasks(query);
          if (json) return printJson(answer);
          const rows = answer.items.map((one) => [
            one.caseId,
            one.task,
            one.name,
            [...one.groups, ...one.users, one.assignee ?? ''].filter(Boolean).join(', '),
            timeText(one.due),
          ]);
          print(columns(['case', 'task', 'name', 'for', 'due'], rows));
          if (answer.next !== undefined) note(`more: --after ${answer.next}`);
          return;
        }
        if (task === undefined) throw new Failure('CLI_USAGE', 'of a case, say which task');
        const shown = await api.get(path`/tasks/${caseId}/${task}`, shownTask);
        if (json) return printJson(shown);
        print(`${shown.name} (${shown.process}), due ${timeText(shown.due) || 'never'}`);
        print(JSON.stringify(shown.data, undefined, 2));
      },
    );
