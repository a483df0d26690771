import { Command } from 'commander';
import { openApiClient } from '../api-client.ts';
import { readVariables } from '../json-option.ts';
import { print, printJson } from '../output.ts';

interface MessageOptions {
  readonly key?: string;
  readonly case?: string;
  readonly variables?: string;
  readonly timeToLive?: string;
  readonly idempotencyKey?: string;
  readonly json?: true;
}

/** `message`: sends a message to whoever waits for it. */
export const messageCommand = (): Command =>
  new Command('message')
    .description(
      'Sends a message: to one case, to the case that waits for it, or to the process that begins with it.',
    )
    .argument('<name>', 'name of the message')
    .option('--key <key>', 'correlation key')
    .option('--case <id>', 'to this case')
    .option('--variables <json>', 'what it brings: JSON, or @FILE')
    .option(
      '--time-to-live <duration>',
      'with --case: how long the case keeps it until it waits for it, e.g. PT1H',
    )
    .option('--idempotency-key <key>', 'sent again with the same key it is the same message')
    .option('--json', 'print { caseId, started }')
    .addHelpText(
      'after',
      `\nExample:\n  $ maschinenraum message assetDelivered --key banner-728x90 --variables @asset.json`,
    )
    .action(async (name: string, options: MessageOptions) => {
      const { key, timeToLive, idempotencyKey } = options;
      const given = readVariables(options.variables, '--variables');
      const place = { key, caseId: options.case, timeToLive };
      const answer = await openApiClient().message(name, given, { ...place, idempotencyKey });
      if (options.json) printJson(answer);
      else print(answer.started ? `${answer.caseId} began` : `${answer.caseId} has it`);
    });
