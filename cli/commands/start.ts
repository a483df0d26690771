import { Command } from 'commander';
import { z } from 'zod';
import { openApiClient, path } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

interface StartOptions {
  readonly variables?: string;
  readonly caseId?: string;
  readonly idempotencyKey?: string;
  readonly json?: true;
}

const started = z.object({ caseId: z.string() });

/** `start`: starts a case through the API. */
export const startCommand = (): Command =>
  new Command('start')
    .description('Starts a case of a process.')
    .argument('<process>', 'process id')
    .option('--variables <json>', 'what it starts with: JSON, or @FILE')
    .option('--case-id <id>', 'id of the case; the same id with the same input is the same case')
    .option('--idempotency-key <key>', 'sent again with the same key it is the same case')
    .option('--json', 'print { caseId }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum start campaign-lifecycle --variables @brief.json --case-id spring-2026`,
    )
    .action(async (process: string, { variables, caseId, idempotencyKey, json }: StartOptions) => {
      const body = {
        variables: readVariables(variables, '--variables'),
        ...(caseId === undefined ? {} : { caseId }),
      };
      const answer = await openApiClient().post(path`/processes/${process}/cases`, started, {
        body,
        idempotencyKey,
      });
      if (json) printJson(answer);
      else print(answer.caseId);
    });
