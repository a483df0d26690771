import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One connector as its folder shows it. */
export interface ConnectorFolder {
  readonly id: string;
  /** File stems below `actions/`, `upsert-contact` for `upsertContact`. */
  readonly actions: readonly string[];
  /** It has a `webhook.ts`. */
  readonly webhook: boolean;
}

const ALLOWED = new Set([
  'connector.ts',
  'actions',
  'fields.ts',
  'client.ts',
  'sandbox.ts',
  'sandbox',
  'webhook.ts',
  'webhook.test.ts',
  'fixtures',
  'README.md',
]);

/** Reads the connectors of a folder in alphabetical order. */
export function readConnectorFolders(folder: string): readonly ConnectorFolder[] {
  return (
    readdirSync(folder, { withFileTypes: true })
      // A folder without a connector.ts is one that is being written; the contract test names it.
      .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'connector.ts')))
      .map(({ name }) => ({
        id: name,
        actions: namesIn(join(folder, name, 'actions'))
          .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
          .map((file) => file.slice(0, -'.ts'.length))
          .sort(),
        webhook: existsSync(join(folder, name, 'webhook.ts')),
      }))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  );
}

/** Files that a connector's folder must not hold, and files that it lacks. */
export function strangersIn(folder: string, id: string): readonly string[] {
  const names = readdirSync(join(folder, id));
  const actions = namesIn(join(folder, id, 'actions'));
  const fixtures = namesIn(join(folder, id, 'fixtures'));
  const parts = namesIn(join(folder, id, 'sandbox'));
  return [
    ...names.filter((name) => !ALLOWED.has(name)).map((name) => `unexpected ${name}`),
    ...actions
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+(\.test)?\.ts$/.test(name))
      .map((name) => `unexpected actions/${name}`),
    ...actions
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .filter((name) => !actions.includes(name.replace(/\.ts$/, '.test.ts')))
      .map((name) => `actions/${name} has no test beside it`),
    ...(names.includes('webhook.ts') && !names.includes('webhook.test.ts')
      ? ['webhook.ts has no test beside it']
      : []),
    ...fixtures.filter((name) => !name.endsWith('.json')).map((name) => `unexpected fixtures/${name}`),
    ...parts.filter((name) => !/^[a-z0-9-]+\.ts$/.test(name)).map((name) => `unexpected sandbox/${name}`),
    ...['connector.ts', 'sandbox.ts', 'actions', 'README.md']
      .filter((name) => !names.includes(name))
      .map((name) => `missing ${name}`),
  ];
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** `google-ads` as the name of an export: `googleAds`. */
export function camelCase(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
