import { expect, test } from 'vitest';
import { z } from 'zod';
import { typeErrors } from '../../test/types/type-errors.ts';
import { registeredDefinitions } from '../registered-definitions.ts';
import { refusals, sample, type Json } from '../trial/sample-bodies.ts';

/** A call as somebody would write it, and whether the types let it pass. */
interface Row {
  readonly code: string;
  readonly passes: boolean;
}

const calls = registeredDefinitions()
  .list()
  .flatMap(({ id, schema, onlyCalled = false }): readonly Row[] => [
    ...(onlyCalled ? [] : rows(schema.start, (body) => `client.start('${id}', ${body})`)),
    ...Object.entries(schema.tasks).flatMap(([element, result]) =>
      rows(
        result,
        (body) => `client.complete({ ...place, process: '${id}', element: '${element}' }, ${body})`,
      ),
    ),
    ...Object.entries(schema.messages).flatMap(([name, payload]) =>
      name.startsWith('maschinenraum.') ? [] : rows(payload, (body) => `client.message('${name}', ${body})`),
    ),
  ]);

/** What is so whatever the body is. */
const others: readonly Row[] = [
  { code: `client.start('launch', anything)`, passes: false },
  { code: `client.start('spring', anything)`, passes: false },
  { code: `client.complete({ ...place, process: 'launch', element: 'decide' }, anything)`, passes: false },
  {
    code: `client.complete({ ...place, process: 'launch', element: 'acceptLead' }, anything)`,
    passes: false,
  },
  { code: `client.message('leadWentAway', anything)`, passes: false },
  { code: `client.message('maschinenraum.cancel', { cancelReason: 'late' })`, passes: false },
  { code: `client.signal('anything', {})`, passes: false },
  // A task of the inbox has to be told apart before it can be completed.
  { code: `client.complete(task, { decision: 'go' })`, passes: false },
  {
    code: `task.process === 'launch' && task.element === 'decideGo' && client.complete(task, { decision: 'go' })`,
    passes: true,
  },
  {
    code: `task.process === 'launch' && task.element === 'decideGo' && client.complete(task, { decision: 'yes' })`,
    passes: false,
  },
];

function rows(schema: z.ZodType, call: (body: string) => string): readonly Row[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return [
    ...(['all', 'needed'] as const).map((fields) => ({
      code: call(JSON.stringify(sample(json, fields))),
      passes: true,
    })),
    ...refusals(json).map(({ body }) => ({ code: call(JSON.stringify(body)), passes: false })),
  ];
}

test('the types of the client admit what the schemas admit, and refuse what they refuse', () => {
  const all = [...calls, ...others];
  const head = [
    `import type { Client, OpenTask } from '../../api/client/index.ts';`,
    'declare const client: Client;',
    'declare const task: OpenTask;',
    'declare const anything: never;',
    `const place = { caseId: 'c', task: 1 };`,
  ];
  const source = [...head, ...all.map(({ code }) => `void (${code});`)].join('\n');
  const wrong = new Set(
    typeErrors({ 'calls.ts': source }).map(({ file, line, message }) =>
      file === 'calls.ts' ? all[line - head.length - 1]?.code : message,
    ),
  );
  expect(all.length).toBeGreaterThan(500);
  expect([...wrong].filter((code) => !all.some((row) => row.code === code))).toEqual([]);
  expect(all.filter(({ code, passes }) => passes === wrong.has(code))).toEqual([]);
}, 60_000);
