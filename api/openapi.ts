import { z } from 'zod';
import { isOpen } from './access.ts';
import type { Definition } from './definitions.ts';
import { schemaOf, type Json } from './json-schema.ts';
import { bodyFor, bodyOfAny, componentsOf } from './openapi-variants.ts';
import { problems } from './problems.ts';
import type { Route, Variant } from './route.ts';

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

/**
 * Describes the API (OpenAPI 3.1) from the very schemas that check requests and answers.
 * @param definitions processes whose starts, tasks, messages and signals are described each by its own schema
 */
export function describeApi(
  routes: readonly Route[],
  version: string,
  definitions: readonly Definition[] = [],
): Json {
  const paths: Record<string, Json> = {};
  const add = (path: string, { method }: Route, operation: Json): void => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  };
  const schemas: Record<string, unknown> = { Problem: problemSchema };
  for (const route of routes) {
    const variants = definitions.flatMap((definition) => route.variants?.(definition) ?? []);
    const { body } = route.request.shape;
    Object.assign(schemas, componentsOf(variants));
    add(pathOf(route), route, operationOf(route, body && bodyOfAny(body, variants)));
    // What is concrete is matched before what is templated: OpenAPI 3.1, 4.8.8.
    for (const variant of variants.filter(({ params }) => params !== undefined))
      add(pathOf(route, variant.params), route, operationOf(route, body && bodyFor(body, variant), variant));
  }
  return {
    openapi: '3.1.0',
    info: { title: 'maschinenraum', version, summary: 'Marketing operations as durable workflows.' },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'API key: mr_<id>_<secret>' } },
      schemas,
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

function pathOf({ path }: Route, filled: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => filled[name] ?? `{${name}}`);
}

function operationOf(route: Route, body: Json | undefined, variant?: Variant): Json {
  const { params, query, headers } = route.request.shape;
  const words = `${route.path}/${Object.values(variant?.params ?? {}).join('/')}`;
  return {
    operationId: `${route.method.toLowerCase()}${words.replaceAll(/[^A-Za-z]+(\w|$)/g, (_, next: string) => next.toUpperCase())}`,
    tags: [route.tag],
    summary: route.summary,
    description: `For: ${typeof route.access === 'string' ? route.access : route.access.join(', ')}.`,
    ...(isOpen(route.access) ? {} : { security: [{ key: [] }] }),
    parameters: [
      ...parametersOf('path', params).filter(({ name }) => !Object.hasOwn(variant?.params ?? {}, name)),
      ...parametersOf('query', query),
      ...parametersOf('header', headers),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
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
): readonly (Json & { readonly name: string })[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.core.safeParse(field, undefined).success,
    schema: schemaOf(field, 'input'),
  }));
}
