import { Command } from 'commander';
import { z } from 'zod';
import { caseView, pathEntry } from '../../api/case-views.ts';
import { openApiClient, path } from '../api-client.ts';
import { caseText, pathText } from '../case-text.ts';
import { print, printJson } from '../output.ts';

const entries = z.object({ items: z.array(pathEntry) });

/** `show`: where a case stands, and how it got there. */
export const showCommand = (): Command =>
  new Command('show')
    .description(
      'Shows where a case stands: tokens, tasks, incidents, variables; with --path how it got there.',
    )
    .argument('<case>', 'case id')
    .option('--path', 'every element event so far, instead')
    .option('--json', 'print data; times are epoch milliseconds')
    .addHelpText('after', `\nExample:\n  $ maschinenraum show spring-2026 --path`)
    .action(async (caseId: string, options: { readonly path?: true; readonly json?: true }) => {
      const api = openApiClient();
      if (options.path) {
        const { items } = await api.get(path`/cases/${caseId}/path`, entries);
        return options.json ? printJson(items) : print(pathText(items));
      }
      const view = await api.get(path`/cases/${caseId}`, caseView);
      return options.json ? printJson(view) : print(caseText(view));
    });
