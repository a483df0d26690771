import { Command } from 'commander';
import { openApiClient } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

interface SignalOptions {
  readonly variables?: string;
  readonly idempotencyKey?: string;
  readonly json?: true;
}

/** `signal`: sends a signal to all who wait for it. */
export const signalCommand = (): Command =>
  new Command('signal')
    .description(
      'Sends a signal: to every case that waits for it now, and begins a case of each process that starts with it.',
    )
    .argument('<name>', 'name of the signal')
    .option('--variables <json>', 'what it brings: JSON, or @FILE')
    .option('--idempotency-key <key>', 'sent again with the same key it is the same signal')
    .option('--json', 'print { cases, started }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum signal brandGuidelineChanged --variables '{"version":7}'`,
    )
    .action(async (name: string, options: SignalOptions) => {
      const { idempotencyKey } = options;
      const given = readVariables(options.variables, '--variables');
      const answer = await openApiClient().signal(name, given, { idempotencyKey });
      if (options.json) return printJson(answer);
      for (const caseId of answer.cases) print(`${caseId} has it`);
      for (const caseId of answer.started) print(`${caseId} began`);
      if (answer.cases.length + answer.started.length === 0) print('nobody waits for it');
    });
