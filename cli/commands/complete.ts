import { Command } from 'commander';
import { openApiClient } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

interface CompleteOptions {
  readonly result?: string;
  readonly idempotencyKey?: string;
  readonly json?: true;
}

/** `complete`: decides a task. */
export const completeCommand = (): Command =>
  new Command('complete')
    .description('Completes a task with what you decided; `tasks` lists them.')
    .argument('<case>', 'case id')
    .argument('<task>', 'number of the task in that case')
    .option('--result <json>', 'the fields of its form: JSON, or @FILE')
    .option('--idempotency-key <key>', 'sent again with the same key it is the same decision')
    .option('--json', 'print { caseId, task }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum complete spring-2026 17 --result '{"decision": "approve"}'`,
    )
    .action(async (caseId: string, task: string, { result, idempotencyKey, json }: CompleteOptions) => {
      const given = readVariables(result, '--result');
      const place = { caseId, task: Number(task) };
      const answer = await openApiClient().complete(place, given, { idempotencyKey });
      if (json) printJson(answer);
      else print(`task ${answer.task} of ${answer.caseId} is decided`);
    });
