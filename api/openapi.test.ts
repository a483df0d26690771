import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from './openapi.ts';
import { routes } from './routes/index.ts';

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string(),
    z.union([z.object({ $ref: z.string() }), z.object({ description: z.string(), content })]),
  ),
});
const description = z
  .object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.record(z.string(), operation)) })
  .parse(describeApi(routes, '1.2.3'));
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ ...one, path, method })),
);

test('every route is described once', () => {
  const described = operations.map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
});

test.each(operations.map((one) => [one.operationId, one] as const))(
  '%s: parameters, schemas and access fit',
  (_id, one) => {
    const inPath = [...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(one.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
      inPath,
    );
    expect(one.responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    const bodies = Object.values(one.responses).flatMap((response) =>
      'content' in response ? [response.content] : [],
    );
    const schemas = [...bodies, one.requestBody?.content ?? {}].flatMap((body) => Object.values(body));
    for (const { schema } of [...schemas, ...one.parameters]) expect(ajv.validateSchema(schema)).toBe(true);
    const open = /^\/(health|docs)|webhooks/.test(one.path);
    expect(one.security === undefined).toBe(open);
  },
);
