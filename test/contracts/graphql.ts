import { isDeepStrictEqual } from 'node:util';
import {
  buildSchema,
  executeSync,
  getVariableValues,
  GraphQLScalarType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { z } from 'zod';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { jsonText } from '../../activities/sandbox/json-text.ts';
import { sentFile } from '../../activities/sandbox/sent-file.ts';
import { isObject, type JsonObject } from './json-schema.ts';

const KNOWN = new Set(['query', 'variables', 'operationName']);

const mapped = jsonText.pipe(z.record(z.string(), z.array(z.string().startsWith('variables.'))));

/** Holds exchanges against a schema in GraphQL's own language: one sentence for each thing that breaks it. */
export function graphqlContract(sdl: string): (exchange: Exchange) => readonly string[] {
  const schema = buildSchema(sdl);
  readJsonStrictly(schema);
  readFilesStrictly(schema);
  return ({ method, body: sent, faulted, response }) => {
    const body = withFiles(sent);
    if (method !== 'POST') return [`${method}: GraphQL is asked by POST`];
    if (!isObject(body) || typeof body['query'] !== 'string') return ['body: has no query'];
    const read = documentOf(body['query']);
    if (typeof read === 'string') return [`query ${read}`];
    const operation = read.definitions.find(isOperation);
    if (operation === undefined) return ['query: has no operation'];
    const key = `${operation.operation} ${operation.name?.value ?? '(no name)'}`;
    const variables = isObject(body['variables']) ? body['variables'] : {};
    const asked = [
      ...Object.keys(body)
        .filter((name) => !KNOWN.has(name))
        .map((name) => `body ${name} is unknown`),
      ...validate(schema, read).map(({ message }) => `query ${message}`),
    ];
    const findings =
      asked.length > 0
        ? asked
        : [
            ...checkVariables(schema, operation, variables),
            // A planned fault's answer is no vendor's.
            ...(faulted ? [] : checkAnswer(schema, read, variables, response)),
          ];
    return findings.map((finding) => `${key}: ${finding}`);
  };
}

/** What a request asks for at the top: `mutation create_item`. Empty where it is no GraphQL. */
export function rootFieldsOf(body: unknown): readonly string[] {
  if (!isObject(body) || typeof body['query'] !== 'string') return [];
  const read = documentOf(body['query']);
  const operation = typeof read === 'string' ? undefined : read.definitions.find(isOperation);
  return (operation?.selectionSet.selections ?? []).flatMap((field) =>
    field.kind === Kind.FIELD ? [`${operation?.operation} ${field.name.value}`] : [],
  );
}

/** Its description says `JSON formatted string`: the vendor's scalars carry no rules of their own. */
function readJsonStrictly(schema: GraphQLSchema): void {
  const json = schema.getType('JSON');
  if (!(json instanceof GraphQLScalarType)) return;
  json.parseValue = (value) => {
    if (typeof value !== 'string') throw new TypeError('is no JSON text');
    return JSON.parse(value) as unknown;
  };
}

/** A file is no text that somebody wrote into the variables: it comes as a part of a form. */
function readFilesStrictly(schema: GraphQLSchema): void {
  const file = schema.getType('File');
  if (file instanceof GraphQLScalarType) file.parseValue = (value) => sentFile.parse(value);
}

/**
 * A multipart request as its plain sibling, with the files among its variables: `map` says of each part which of them it is. GraphQL multipart request
 * specification, https://github.com/jaydenseric/graphql-multipart-request-spec; monday's own form has `query` where that has `operations`.
 */
function withFiles(body: unknown): unknown {
  if (!isObject(body) || typeof body['map'] !== 'string') return body;
  const { map, ...rest } = body;
  const places = mapped.safeParse(map).data ?? {};
  const variables = Object.entries(places).flatMap(([part, paths]) =>
    paths.map((path) => [path.replace(/^variables\./, ''), rest[part]] as const),
  );
  const plain = Object.entries(rest).filter(([name]) => !(name in places));
  return { variables: Object.fromEntries(variables), ...Object.fromEntries(plain) };
}

function documentOf(query: string): DocumentNode | string {
  try {
    return parse(query);
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
}

function isOperation(node: { readonly kind: string }): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION;
}

function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: JsonObject,
): readonly string[] {
  const declared = operation.variableDefinitions ?? [];
  const names = new Set(declared.map(({ variable }) => variable.name.value));
  const { errors } = getVariableValues(schema, declared, given);
  return [
    ...Object.keys(given)
      .filter((name) => !names.has(name))
      .map((name) => `variable ${name} is unknown`),
    ...(errors ?? []).map(({ message }) => message),
  ];
}

/** The answer under its own names: what is asked for as `first: items` is there as `first`. */
const answered: GraphQLFieldResolver<unknown, unknown> = (source, _arguments, _context, { path }) =>
  isObject(source) ? source[path.key] : undefined;

/** Executes the query over the answer: what comes out must be the answer, no more and no less. */
function checkAnswer(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: JsonObject,
  { status, body }: Exchange['response'],
): readonly string[] {
  if (status !== 200) return [];
  if (!isObject(body)) return ['response: is no object'];
  if ('errors' in body) return checkErrors(body['errors']);
  const { data, errors } = executeSync({
    schema,
    document,
    rootValue: body['data'],
    variableValues: variables,
    fieldResolver: answered,
    typeResolver: (value) => (isObject(value) ? String(value['__typename']) : undefined),
  });
  if (errors !== undefined) return errors.map(({ message }) => `response ${message}`);
  return differences('/data', JSON.parse(JSON.stringify(data)) as unknown, body['data']);
}

function checkErrors(errors: unknown): readonly string[] {
  const right =
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every((error) => isObject(error) && typeof error['message'] === 'string');
  return right ? [] : ['response: errors are not { message, extensions }'];
}

function differences(at: string, expected: unknown, given: unknown): readonly string[] {
  if (isDeepStrictEqual(expected, given)) return [];
  if (Array.isArray(expected) && Array.isArray(given) && expected.length === given.length) {
    return expected.flatMap((item, index) => differences(`${at}/${index}`, item, given[index]));
  }
  if (isObject(expected) && isObject(given)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(given)]);
    return [...names].flatMap((name) => {
      if (!(name in expected)) return [`response ${at}/${name} was not asked for`];
      if (!(name in given)) return [`response ${at}/${name} is missing`];
      return differences(`${at}/${name}`, expected[name], given[name]);
    });
  }
  return [`response ${at} is of another type`];
}
