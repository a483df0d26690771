import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from './openapi.ts';
import { registeredDefinitions } from './registered-definitions.ts';
import { routes } from './routes/index.ts';
import { refusals, sample, type Json } from './trial/sample-bodies.ts';

const definitions = registeredDefinitions().list();
const description = describeApi(routes, '1.2.3', definitions);
const { paths, components } = z
  .object({
    paths: z.looseObject({}),
    components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
  })
  .parse(description);
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(description, 'api');

/** Whether the document has such a body for a POST there. */
function describes(path: string, body: unknown): boolean {
  const place = `paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`;
  const schema: AnySchema = { $ref: `api#/${place}` };
  return ajv.validate(schema, body);
}

const complete = '/api/v1/tasks/{caseId}/{task}/complete';
const jsonSchema = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

describe.each(definitions.map((one) => [one.id, one] as const))(
  '%s',
  (id, { schema, onlyCalled = false }) => {
    const path = `/api/v1/processes/${id}/cases`;

    test('its start, where callers may start it', () => {
      const start = jsonSchema(schema.start);
      const known = Object.hasOwn(paths, path);
      expect(known).toBe(!onlyCalled);
      if (!known) return;
      expect(describes(path, { variables: sample(start, 'all') })).toBe(true);
      expect(describes(path, { variables: sample(start, 'needed'), caseId: 'spring-2027' })).toBe(true);
      const admitted = refusals(start).filter(({ body }) => describes(path, { variables: body }));
      expect(admitted).toEqual([]);
      expect(describes(path, {})).toBe(false);
    });

    test.each(Object.entries(schema.tasks))('%s', (element, result) => {
      const shape = jsonSchema(result);
      const named = { process: id, element };
      expect(describes(complete, { ...named, result: sample(shape, 'all') })).toBe(true);
      expect(describes(complete, { ...named, result: sample(shape, 'needed') })).toBe(true);
      const admitted = refusals(shape).filter(({ body }) => describes(complete, { ...named, result: body }));
      expect(admitted).toEqual([]);
      // Who does not say which task it is, is told by the API alone.
      expect(describes(complete, { result: { anything: true } })).toBe(true);
    });

    test.each(Object.entries(schema.messages).filter(([name]) => !name.startsWith('maschinenraum.')))(
      '%s',
      (name, payload) => {
        const shape = jsonSchema(payload);
        expect(describes('/api/v1/messages', { name, variables: sample(shape, 'all') })).toBe(true);
        const admitted = refusals(shape).filter(({ body }) =>
          describes('/api/v1/messages', { name, variables: body }),
        );
        expect(admitted).toEqual([]);
      },
    );
  },
);

test('what the diagram says of a task stands in the document', () => {
  expect(components.schemas['lead-handover.tasks.acceptLead']).toMatchObject({
    title: 'Accept lead',
    description: expect.stringContaining('Due within 4 business hours'),
    required: ['decision'],
  });
});
