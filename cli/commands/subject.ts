import { Command } from 'commander';
import { erasure, held as heldData } from '../../api/exchanges.ts';
import { openApiClient } from '../api-client.ts';
import { Failure } from '../failure.ts';
import { print, printJson } from '../output.ts';

interface Selector {
  readonly email?: string;
  readonly subject?: string;
  readonly token?: string;
}

/** `subject`: what a person may ask for of their data. */
export const subjectCommand = (): Command => {
  const subject = new Command('subject')
    .description(
      'Exports or erases what is held about a person (GDPR Art. 15 and 17). For the data protection officer.',
    )
    .addHelpText(
      'after',
      `\nExamples:\n  $ maschinenraum subject export --email lead@example.com --json\n  $ maschinenraum subject erase --email lead@example.com`,
    );
  selecting(
    subject.command('export'),
    'Prints everything that is held about a person, why and since when.',
  ).action(async ({ json, ...selector }: Selector & { readonly json?: true }) => {
    const held = await openApiClient().post('/subjects/export', heldData, { body: one(selector) });
    if (json) return printJson(held);
    print(`${held.subject}${held.erased === undefined ? '' : `, erased ${held.erased}`}`);
    for (const { token, value, since } of held.fields) print(`${token}  ${since}  ${JSON.stringify(value)}`);
  });
  selecting(
    subject.command('erase'),
    'Destroys the key of a person: histories keep nothing but tokens, and still replay.',
  ).action(async ({ json, ...selector }: Selector & { readonly json?: true }) => {
    const erased = await openApiClient().post('/subjects/erase', erasure, { body: one(selector) });
    if (json) printJson(erased);
    else print(`${erased.subject}: ${erased.fields} fields erased ${erased.at}`);
  });
  return subject;
};

function selecting(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--email <address>', 'by e-mail address')
    .option('--subject <id>', 'by subject (ps_…)')
    .option('--token <token>', 'by a token of their data (pd_…)')
    .option('--json', 'print data');
}

function one(selector: Selector): Selector {
  if (Object.keys(selector).length === 1) return selector;
  throw new Failure('CLI_USAGE', 'say whom with one of --email, --subject, --token');
}
