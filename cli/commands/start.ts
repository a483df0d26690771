import { Command } from 'commander';
import { openApiClient } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

interface StartOptions {
  readonly variables?: string;
  readonly caseId?: string;
  readonly idempotencyKey?: string;
  readonly json?: true;
}

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
      const given = readVariables(variables, '--variables');
      const answer = await openApiClient().start(process, given, { caseId, idempotencyKey });
      if (json) printJson(answer);
      else print(answer.caseId);
    });
