import { z } from 'zod';
import { isOpen } from './access.ts';
import { problems } from './problems.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'nextStep'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    nextStep: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** Describes the API (OpenAPI 3.1) from the very schemas that check requests and answers. */
export function describeApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = pathOf(route);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'maschinenraum', version, summary: 'Marketing operations as durable workflows.' },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'API key: mr_<id>_<secret>' } },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'What is wrong, why, and what to do.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
    paths,
  };
}

/** An operation as callers name it: `POST /api/v1/cases/{caseId}/cancel`. */
export function operationName(route: Route): string {
  return `${route.method} ${pathOf(route)}`;
}

function pathOf({ path }: Route): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function operationOf(route: Route): Json {
  const { params, query, headers, body } = route.request.shape;
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^A-Za-z]+(\w)/g, (_, next: string) => next.toUpperCase())}`,
    tags: [route.tag],
    summary: route.summary,
    description: `For: ${typeof route.access === 'string' ? route.access : route.access.join(', ')}.`,
    ...(isOpen(route.access) ? {} : { security: [{ key: [] }] }),
    parameters: [
      ...parametersOf('path', params),
      ...parametersOf('query', query),
      ...parametersOf('header', headers),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    responses: { ...answersOf(route), default: { $ref: '#/components/responses/Problem' } },
  };
}

function answersOf({ responses, produces }: Route): Json {
  const answers = Object.entries(responses).map(([status, schema]) => {
    const description = z.globalRegistry.get(schema)?.description ?? 'Done.';
    return [status, { description, content: { [produces]: { schema: schemaOf(schema, 'output') } } }];
  });
  return Object.fromEntries(answers);
}

function parametersOf(
  place: 'path' | 'query' | 'header',
  schema: z.core.$ZodType | undefined,
): readonly Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.core.safeParse(field, undefined).success,
    schema: schemaOf(field, 'input'),
  }));
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
