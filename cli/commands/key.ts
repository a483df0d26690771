import { Command } from 'commander';
import type { ApiKeys } from '../../api/api-keys.ts';
import { personId, role, type Role } from '../../api/person.ts';
import { Failure } from '../failure.ts';
import { columns, note, print, printJson } from '../output.ts';

/** `key`: who may call the API. Works on the file of this installation, without the API. */
export const keyCommand = (): Command => {
  const key = new Command('key')
    .description('Makes, lists and revokes API keys. Works on this installation, without the API.')
    .addHelpText(
      'after',
      `\nExample:\n  $ export MASCHINENRAUM_API_KEY=$(maschinenraum key create anna --role campaign-owner)`,
    );
  key
    .command('create')
    .description('Makes a key and prints it, this once: only its hash is kept.')
    .argument('<person>', 'person id, as it will stand in paths: no e-mail address')
    .requiredOption('--role <role...>', `what the person may do: ${role.options.join(', ')}`)
    .option('--json', 'print { key, token }')
    .action(async (person: string, options: { readonly role: readonly string[]; readonly json?: true }) => {
      if (!personId.safeParse(person).success)
        throw new Failure('CLI_USAGE', `${person} is no person id: letters, digits, . _ -`);
      const made = await withKeys((keys) => keys.create(person, options.role.map(roleFrom)));
      if (options.json) return printJson(made);
      print(made.token);
      note(`key ${made.key} of ${person}; it is not shown again`);
    });
  key
    .command('list')
    .description('Lists the keys, without their secrets.')
    .option('--json', 'print the list')
    .action(async (options: { readonly json?: true }) => {
      const keys = await withKeys((all) => all.list());
      if (options.json) return printJson(keys);
      const rows = keys.map((one) => [one.key, one.id, one.roles.join(', '), one.created, one.revoked]);
      print(columns(['key', 'person', 'roles', 'created', 'revoked'], rows));
    });
  key
    .command('revoke')
    .description('Revokes a key: from now on the API does not know it.')
    .argument('<key>', 'as `key list` shows it')
    .action(async (which: string) => {
      if (!(await withKeys((keys) => keys.revoke(which)))) {
        throw new Failure('CLI_USAGE', `there is no key ${which}`, '`maschinenraum key list` shows them');
      }
      note(`key ${which} is revoked`);
    });
  return key;
};

function roleFrom(text: string): Role {
  const parsed = role.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Failure('CLI_USAGE', `there is no role ${text}; there are ${role.options.join(', ')}`);
}

async function withKeys<Result>(work: (keys: ApiKeys) => Result): Promise<Result> {
  const { openApiKeys } = await import('../../api/api-keys.ts');
  const { stateFiles } = await import('../../worker/state-files.ts');
  const keys = openApiKeys({ file: stateFiles(process.env).keys });
  try {
    return work(keys);
  } finally {
    keys.close();
  }
}
