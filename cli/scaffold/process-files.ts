import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../../activities/kit/connector-folders.ts';
import { Failure } from '../failure.ts';
import { requireKebabName, titleOf } from './names.ts';
import type { NewFiles } from './new-files.ts';
import { processDiagram, type NewProcess } from './process-diagram.ts';
import { importLine } from './import-line.ts';

const REGISTERED = 'workflows/registered.ts';

/** All that makes a process: diagram, schema, form, scenarios, README, its code, and its line in the registry. */
export function processFiles(project: string, { id, owner }: NewProcess): NewFiles {
  requireKebabName('process', id);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(owner))
    throw new Failure('CLI_NEW_NAME', `${JSON.stringify(owner)} cannot be a role`, 'a role: campaign-owner');
  const folder = `definitions/${id}`;
  if (existsSync(join(project, folder))) throw new Failure('CLI_NEW_EXISTS', `${folder} is there already`);
  return {
    created: {
      [`${folder}/${id}.bpmn`]: processDiagram({ id, owner }),
      [`${folder}/${id}.schema.ts`]: schema,
      [`${folder}/decide-request.form.json`]: form,
      [`${folder}/${id}.scenarios.ts`]: scenarios,
      [`${folder}/README.md`]: readme(id, owner),
      [`workflows/${id}.ts`]: code(id),
    },
    changed: { [REGISTERED]: registeredWith(readFileSync(join(project, REGISTERED), 'utf8'), id) },
  };
}

const schema = `import { z } from 'zod';

export const start = z.strictObject({
  subject: z.string().min(1),
  /** Person who asks. */
  author: z.string().min(1),
});

const decision = z.enum(['approve', 'reject']);

export const variables = z.object({
  ...start.shape,
  decision: decision.optional(),
  reason: z.string().nullish(),
  /** Time stamp of the reminder. */
  notice: z.string().optional(),
});

export const tasks = {
  decideRequest: z.strictObject({ decision, reason: z.string().optional() }),
};

export const messages = {};
`;

const form = `${JSON.stringify(
  {
    type: 'default',
    id: 'decide-request',
    schemaVersion: 16,
    executionPlatform: 'Camunda Cloud',
    executionPlatformVersion: '8.6.0',
    components: [
      { id: 'decide-request-1', type: 'text', text: '# {{subject}}\nAsked by {{author}}.' },
      {
        id: 'decide-request-2',
        type: 'radio',
        key: 'decision',
        label: 'Decision',
        values: [
          { value: 'approve', label: 'Approve' },
          { value: 'reject', label: 'Reject' },
        ],
        validate: { required: true },
      },
      { id: 'decide-request-3', type: 'textarea', key: 'reason', label: 'Reason' },
    ],
  },
  undefined,
  2,
)}\n`;

const scenarios = `${importLine('type { Scenario }', '../scenario.ts')}

const variables = { subject: 'A stand at the fair', author: 'anna' };

export const scenarios: readonly Scenario[] = [
  {
    name: 'what is approved ends well',
    variables,
    script: { tasks: { decideRequest: { by: 'lena', result: { decision: 'approve' } } } },
    path: 'asked > decideRequest > decided > approved',
    ends: 'completed',
    expect: { decision: 'approve' },
  },
  {
    name: 'what is rejected ends with the reason',
    variables,
    script: {
      tasks: { decideRequest: { by: 'lena', result: { decision: 'reject', reason: 'No budget.' } } },
    },
    path: 'asked > decideRequest > decided > rejected',
    ends: 'completed',
    expect: { decision: 'reject', reason: 'No budget.' },
  },
  {
    name: 'a decision that is late is asked for again',
    variables,
    script: {
      jobs: { escalateDecideRequest: { complete: { channel: 'C0OPS', ts: '1767600000.000001' } } },
      tasks: { decideRequest: { by: 'lena', result: { decision: 'approve' }, after: 'P3D' } },
    },
    path: 'asked > lateDecideRequest > escalateDecideRequest > reminded > decideRequest > decided > approved',
    ends: 'completed',
    took: 'P3D',
  },
];
`;

function readme(id: string, owner: string): string {
  return `# ${id}

Somebody asks for something, and the owner decides on it in time. Owner: \`${owner}\`.

**In**: \`subject\`, \`author\`. **Out**: \`decision\`, \`reason\`.

1. The owner **decides**; whoever asked does not. A reminder after two days, due after three.
`;
}

function code(id: string): string {
  return `${importLine('{ definition }', `../definitions/${id}/${id}.gen.ts`)}
${importLine('{ implement }', './implement.ts')}

/** ${titleOf(id)}: every step is an action that the diagram names and fills. */
export const ${camelCase(id)} = implement(definition, {});
`;
}

/** The registry with one process more, in its order. Throws CLI_NEW_UNFIT where it is written otherwise. */
function registeredWith(source: string, id: string): string {
  const name = camelCase(id);
  const list = /(const processes: readonly RegisteredProcess\[\] = \[\n)([^\]]*)(\];\n)/.exec(source);
  const imports = source.match(/^import .* from '\.\/[\w-]+\.ts';\n/gm) ?? [];
  if (list === null || imports.length === 0) {
    throw new Failure('CLI_NEW_UNFIT', `${REGISTERED} does not list the processes as it used to`);
  }
  const [whole, head = '', entries = '', tail = ''] = list;
  const names = [...entries.matchAll(/\w+/g)].map(([entry]) => entry);
  const line = `${importLine(`{ ${name} }`, `./${id}.ts`)}\n`;
  const from = (text: string): string => /'\.\/([\w-]+)\.ts'/.exec(text)?.[1] ?? '';
  const after = imports.find((text) => from(text) > id);
  const withImport =
    after === undefined
      ? source.replace(imports.at(-1) ?? '', (last) => `${last}${line}`)
      : source.replace(after, `${line}${after}`);
  const sorted = [...names, name].sort();
  return withImport.replace(whole, `${head}${sorted.map((entry) => `  ${entry},\n`).join('')}${tail}`);
}
