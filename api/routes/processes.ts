import { z } from 'zod';
import { messagesNeededBy, type Definition } from '../definitions.ts';
import { schemaOf } from '../json-schema.ts';
import { answer, defineRoute } from '../route.ts';

const jsonSchema = z.record(z.string(), z.unknown()).describe('JSON Schema, 2020-12');

export const processView = z.object({
  id: z.string(),
  name: z.string().optional(),
  model: z.string().describe('SHA-256 of the model that new cases begin with'),
  start: jsonSchema,
  messages: z.record(z.string(), jsonSchema),
  startedBy: z.array(z.string()).describe('Messages without which it cannot begin; empty: it can be started'),
  onlyCalled: z.boolean().describe('Begins from other processes only; the API starts no case of it'),
  tasks: z.array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      form: z.string().optional(),
      result: jsonSchema.optional(),
    }),
  ),
  forms: z.record(z.string(), z.unknown()).describe('form-js schemas by form id'),
});

export const processRoutes = [
  defineRoute({
    method: 'GET',
    path: '/processes',
    tag: 'processes',
    summary: 'Lists the processes with what they need to start, their tasks and forms.',
    access: 'any-role',
    request: z.object({}),
    responses: { 200: z.object({ items: z.array(processView) }) },
    handle: async (_request, { services }) => answer(200, { items: services.definitions.list().map(viewOf) }),
  }),
];

function viewOf({
  id,
  hash,
  model,
  schema,
  forms,
  onlyCalled = false,
}: Definition): z.input<typeof processView> {
  return {
    id,
    name: model.name,
    model: hash,
    start: schemaOf(schema.start, 'input'),
    messages: Object.fromEntries(
      Object.entries(schema.messages).map(([name, payload]) => [name, schemaOf(payload, 'input')]),
    ),
    startedBy: [...messagesNeededBy(model)],
    onlyCalled,
    tasks: Object.values(model.elements).flatMap((element) => {
      if (element.kind !== 'userTask') return [];
      const result = schema.tasks[element.id];
      return [
        {
          id: element.id,
          name: element.name,
          form: element.task.form,
          ...(result === undefined ? {} : { result: schemaOf(result, 'input') }),
        },
      ];
    }),
    forms: { ...forms },
  };
}
