import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../../activities/kit/connector-folders.ts';
import type { ToolCategory } from '../../activities/kit/define-tool.ts';
import { Failure } from '../failure.ts';
import { requireKebabName, titleOf } from './names.ts';
import type { NewFiles } from './new-files.ts';
import { importLine } from './import-line.ts';

/** What governance asks of a new tool. */
export interface NewConnector {
  readonly id: string;
  readonly title: string | undefined;
  readonly category: ToolCategory;
  readonly owner: string;
  readonly purpose: string;
  /** The vendor's page, and the address of its API; both https. */
  readonly docs: string;
  readonly baseUrl: string;
  readonly apiVersion: string;
  readonly region: string;
  readonly cost: string;
}

/** The closed set of files of a connector: the tool, one action, the sandbox, the README. */
export function connectorFiles(project: string, connector: NewConnector): NewFiles {
  const { id } = connector;
  requireKebabName('connector', id);
  for (const url of [connector.docs, connector.baseUrl]) requireHttps(url);
  const folder = `activities/connectors/${id}`;
  if (existsSync(join(project, folder))) throw new Failure('CLI_NEW_EXISTS', `${folder} is there already`);
  const name = camelCase(id);
  return {
    created: {
      [`${folder}/connector.ts`]: toolSource(name, connector),
      [`${folder}/actions/read-account.ts`]: actionSource(id, name),
      [`${folder}/actions/read-account.test.ts`]: testSource(name),
      [`${folder}/sandbox.ts`]: sandboxSource(id, name),
      [`${folder}/README.md`]: readme(connector),
    },
    changed: {},
  };
}

function requireHttps(text: string): void {
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new Failure('CLI_USAGE', `${JSON.stringify(text)} is no https address`);
}

function toolSource(name: string, connector: NewConnector): string {
  const { id, category, purpose, owner, docs, baseUrl, apiVersion, region, cost } = connector;
  return `${importLine('{ bearer }', '../../kit/auth.ts')}
${importLine('{ defineTool }', '../../kit/define-tool.ts')}

export const ${name} = defineTool({
  id: ${quoted(id)},
  title: ${quoted(connector.title ?? titleOf(id))},
  category: ${quoted(category)},
  purpose: ${quoted(purpose)},
  owner: ${quoted(owner)},
  docs: ${quoted(docs)},
  baseUrl: ${quoted(baseUrl.replace(/\/$/, ''))},
  apiVersion: ${quoted(apiVersion)},
  auth: bearer(),
  scopes: [],
  rateLimit: { perSecond: 1, source: 'careful until the documentation was read for it' },
  dataCategories: ['accounts'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: ${quoted(region)},
  cost: ${quoted(cost)},
  contract: { none: ${quoted(`built from ${docs}`)} },
});
`;
}

function actionSource(id: string, name: string): string {
  return `import { z } from 'zod';
${importLine('{ defineAction }', '../../../kit/define-action.ts')}
${importLine(`{ ${name} }`, '../connector.ts')}

export const readAccount = defineAction({
  tool: ${name},
  id: '${id}.readAccount',
  summary: 'Read the account that the connection belongs to.',
  input: z.strictObject({}),
  output: z.object({ id: z.string(), name: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {},
  async run({ http }) {
    return await http.get({
      path: '/account',
      response: z.object({ id: z.string(), name: z.string() }),
    });
  },
});
`;
}

function testSource(name: string): string {
  return `import { afterAll, expect, it } from 'vitest';
${importLine('{ startTrial }', '../../../sandbox/trial.ts')}
${importLine(`{ ${name}Sandbox }`, '../sandbox.ts')}
${importLine('{ readAccount }', './read-account.ts')}

const trial = await startTrial(${name}Sandbox);
afterAll(() => trial.close());

it('reads id and name', async () => {
  expect(await trial.call(readAccount, {})).toEqual({ id: '1', name: 'Sandbox' });
  expect(trial.sandbox.requests).toMatchObject([{ method: 'GET', path: '/account' }]);
});
`;
}

function sandboxSource(id: string, name: string): string {
  const state = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `${importLine('{ defineSandbox, reply }', '../../sandbox/define-sandbox.ts')}

interface ${state} {
  readonly account: { readonly id: string; readonly name: string };
}

export const ${name}Sandbox = defineSandbox<${state}>({
  tool: '${id}',
  connection: { token: 'sandbox-${id}-token' },
  refuse: () => reply(401, { error: 'unauthorized' }),
  unknown: () => reply(404, { error: 'not found' }),
  initial: () => ({ account: { id: '1', name: 'Sandbox' } }),
  routes: {
    'GET /account': ({ state }) => reply(200, state.account),
  },
});
`;
}

function readme({ id, title, purpose, docs }: NewConnector): string {
  return `# ${title ?? titleOf(id)}

${purpose}

- Vendor documentation: ${docs}
- Contract: none that we know of.
- Connection: a token (\`token\`).
- Limits: one request a second, until somebody looked it up.
- Test account: not yet.

## Quirks

Nothing was tried on the vendor's own API yet: the path of \`readAccount\` and what it answers are to be checked first.
`;
}

/** As the formatter quotes it. */
function quoted(text: string): string {
  const plain = text.replaceAll('\\', '\\\\').replaceAll(/\s+/g, ' ').trim();
  return plain.includes("'") && !plain.includes('"')
    ? `"${plain}"`
    : `'${plain.replaceAll("'", String.raw`\'`)}'`;
}
