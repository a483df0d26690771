import { camelCase } from '../../activities/kit/connector-folders.ts';
import { titleOf, wordsOf } from './names.ts';
import type { NewRequest } from './request.ts';
import { importLine } from './import-line.ts';

/** What a new action is. */
export interface NewAction {
  readonly tool: string;
  readonly verb: string;
  readonly request: NewRequest;
}

/** The source of an action that makes one request. What it takes and gives beside that is for its author to write. */
export function actionSource({ tool, verb, request }: NewAction): string {
  const { method, params } = request;
  const constant = camelCase(tool);
  const body = takesBody(request);
  const fields = [...params, ...(body ? ['name'] : [])];
  const path = params.length === 0 ? `'${request.path}'` : `path\`${templateOf(request.path)}\``;
  const taken = [fields.length > 0 ? 'input' : '', 'http', method === 'POST' ? 'marker' : ''].filter(Boolean);
  const json = method === 'POST' ? '{ name: input.name, reference: marker }' : '{ name: input.name }';
  return `import { z } from 'zod';
${importLine('{ defineAction }', '../../../kit/define-action.ts')}
${params.length > 0 ? `${importLine('{ path }', '../../../kit/path.ts')}\n` : ''}${importLine(`{ ${constant} }`, '../connector.ts')}

export const ${verb} = defineAction({
  tool: ${constant},
  id: '${tool}.${verb}',
  summary: '${titleOf(verb)}.',
  input: z.strictObject({${spaced(fields.map((field) => `${field}: z.string().min(1)`))}}),
  output: z.object({ id: z.string() }),
  retrySafety: '${method === 'POST' ? 'unsafe' : 'idempotent'}',
  effect: '${method === 'GET' ? 'read' : 'write'}',
  scopes: [],
  example: {${spaced(fields.map((field) => `${field}: '${exampleOf(field)}'`))}},
  async run({ ${taken.join(', ')} }) {
    return await http.${method.toLowerCase()}({
      path: ${path},
${body ? `      json: ${json},\n` : ''}      response: found,
    });
  },
${method === 'POST' ? findSource(path, params.length > 0) : ''}});

const found = z.object({ id: z.string() });
`;
}

/** An attempt whose answer was lost left its marker; docs of the vendor say where one may be written and looked for. */
function findSource(path: string, input: boolean): string {
  return `  async find({ ${input ? 'input, ' : ''}http, marker }) {
    const { items } = await http.get({
      path: ${path},
      query: { reference: marker },
      response: z.object({ items: z.array(found) }),
    });
    return items[0];
  },
`;
}

/** The test beside it. */
export function actionTestSource({ tool, verb, request }: NewAction): string {
  const sandbox = `${camelCase(tool)}Sandbox`;
  const { method, path, params } = request;
  const requested = params.reduce((at, name) => at.replace(`{${name}}`, exampleOf(name)), path);
  return `import { afterAll, expect, it } from 'vitest';
${importLine('{ startTrial }', '../../../sandbox/trial.ts')}
${importLine(`{ ${sandbox} }`, '../sandbox.ts')}
${importLine(`{ ${verb} }`, `./${stemOf(verb)}.ts`)}

const trial = await startTrial(${sandbox});
afterAll(() => trial.close());

it('${wordsOf(verb)}', async () => {
  expect(await trial.call(${verb}, ${verb}.example)).toEqual({ id: expect.any(String) as string });
  expect(trial.sandbox.requests).toMatchObject([{ method: '${method}', path: '${requested}' }]);
});
`;
}

/** What the sandbox answers until somebody writes what the vendor does: each route by its key. */
export function sandboxRoutes({ request }: NewAction): Readonly<Record<string, string>> {
  const { method, path, params } = request;
  const last = params.at(-1);
  const id = last === undefined ? `'1'` : `params['${last}'] ?? ''`;
  if (method !== 'POST') {
    return {
      [`${method} ${path}`]: `(${last === undefined ? '' : '{ params }'}) => reply(200, { id: ${id} })`,
    };
  }
  return {
    [`POST ${path}`]: `({ body }) =>
      reply(201, { id: (body as { readonly reference?: string }).reference ?? '1' })`,
    [`GET ${path}`]: `({ query }) => reply(200, { items: [{ id: query.get('reference') }] })`,
  };
}

/** `readContact` -> `read-contact`, the name of its file. */
export function stemOf(verb: string): string {
  return verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function takesBody({ method }: NewRequest): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

function templateOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `\${input.${name}}`);
}

function exampleOf(field: string): string {
  return field === 'name' ? 'Spring' : '1';
}

function spaced(entries: readonly string[]): string {
  return entries.length === 0 ? '' : ` ${entries.join(', ')} `;
}
