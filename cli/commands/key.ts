import { Command } from 'commander';
import type { ApiKeys } from '../../api/api-keys.ts';
import { identity, personId, role, type Role } from '../../api/person.ts';
import { Failure } from '../failure.ts';
import { columns, note, print, printJson } from '../output.ts';

interface CreateOptions {
  readonly role: readonly string[];
  readonly identity?: readonly string[];
  readonly json?: true;
}

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
    .option(
      '--identity <identity...>',
      'as another tool knows the person, slack:U061F7AUR: their buttons decide there',
    )
    .option('--json', 'print { key, token }')
    .action(async (person: string, options: CreateOptions) => {
      if (!personId.safeParse(person).success)
        throw new Failure('CLI_USAGE', `${person} is no person id: letters, digits, . _ -`);
      const roles = options.role.map(roleFrom);
      const identities = (options.identity ?? []).map(identityFrom);
      const made = await withKeys((keys) => keys.create(person, roles, identities)).catch(identityTaken);
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
      const rows = keys.map(({ key: id, id: person, roles, identities = [], created, revoked }) => [
        id,
        person,
        roles.join(', '),
        identities.join(', '),
        created,
        revoked,
      ]);
      print(columns(['key', 'person', 'roles', 'identities', 'created', 'revoked'], rows));
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

function identityFrom(text: string): string {
  if (identity.safeParse(text).success) return text;
  throw new Failure(
    'CLI_USAGE',
    `${text} is no identity`,
    'give a tool and its id of the person: slack:U061F7AUR',
  );
}

function identityTaken(error: unknown): never {
  if (!(error instanceof Error && error.name === 'IdentityTakenError')) throw error;
  const next = '`maschinenraum key list` shows whose it is; revoke that key first';
  throw new Failure('CLI_USAGE', error.message, next);
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
