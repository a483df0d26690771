import { isObject, schemaSet, type JsonObject, type SchemaSet } from './json-schema.ts';
import { anything, compilePath, type Judge, type Operation } from './operation.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
}

interface Api {
  readonly method: string;
  readonly endpoint?: string;
  readonly name?: string;
  readonly return?: string;
  readonly params: readonly Field[];
}

interface Node {
  readonly apis: readonly Api[];
  readonly fields?: readonly Field[];
}

/** The Graph API takes the wanted fields with every read, and the cursor of the page before (Graph API, Paginated Results). */
const OF_EVERY_READ = [
  { name: 'fields', type: 'list<string>' },
  { name: 'after', type: 'string' },
];

/** The operations of Meta's own format (facebook-business-sdk-codegen): `{method} /{version}/{id}/{endpoint}`. */
export function metaOperations(document: JsonObject): readonly Operation[] {
  const specs = document['specs'] as Readonly<Record<string, Node>>;
  const enums = document['enum_types'] as Readonly<Record<string, { readonly values: readonly unknown[] }>>;
  const known = new Set(Object.keys(specs));
  const schemaOf = (type: string): JsonObject => typeSchema(type, known, enums);
  const nodes = Object.fromEntries(
    Object.entries(specs).map(([name, { fields }]) => [
      name,
      {
        type: 'object',
        properties: {
          id: { type: 'string' },
          ...Object.fromEntries((fields ?? []).map((field) => [field.name, schemaOf(field.type)])),
        },
      },
    ]),
  );
  const schemas = schemaSet(nodes);
  return Object.entries(specs).flatMap(([node, { apis }]) =>
    apis.map((api) => operationOf(node, api, schemas, schemaOf, known)),
  );
}

function operationOf(
  node: string,
  api: Api,
  schemas: SchemaSet,
  schemaOf: (type: string) => JsonObject,
  known: ReadonlySet<string>,
): Operation {
  const path = `/{version}/{id}${api.endpoint === undefined ? '' : `/${api.endpoint}`}`;
  const parameters = schemas.judge({
    type: 'object',
    properties: Object.fromEntries([
      ...api.params.map(({ name, type }) => [name, schemaOf(type)]),
      ...OF_EVERY_READ.map(({ name, type }) => [name, schemaOf(type)] as const),
    ]),
    required: api.params.filter(({ required }) => required === true).map(({ name }) => name),
  });
  const inQuery = api.method !== 'POST';
  const answer = answerJudge(api, schemas, known);
  return {
    key: `${api.method} ${path} (${node})`,
    method: api.method,
    ...compilePath(path),
    query: inQuery
      ? [...api.params, ...OF_EVERY_READ].map((parameter) => ({
          name: parameter.name,
          required: 'required' in parameter && parameter.required === true,
          read: ([text = '']) => fromText(text, parameter.type),
          judge: schemas.judge(schemaOf(parameter.type)),
        }))
      : [],
    headers: [],
    path: [],
    body: inQuery
      ? undefined
      : {
          required: false,
          json: (value) => parameters(value ?? {}),
          form: formJudge(api, parameters),
        },
    response: (status) => (status === 200 ? answer : status >= 400 ? failed : undefined),
    failure: failed,
  };
}

/** Reads of an edge answer with a page of nodes, reads of a node with the node, writes with an id or with success. */
function answerJudge(api: Api, schemas: SchemaSet, known: ReadonlySet<string>): Judge {
  const returned = api.return ?? 'Object';
  if (api.method !== 'GET') return anything;
  const item = known.has(returned) ? { $ref: returned } : {};
  if (api.endpoint === undefined) return schemas.judge(item);
  return schemas.judge({
    type: 'object',
    properties: {
      data: { type: 'array', items: item },
      paging: { type: 'object' },
      summary: { type: 'object' },
    },
    required: ['data'],
  });
}

function formJudge(api: Api, parameters: Judge): Judge {
  const types = new Map(api.params.map(({ name, type }) => [name, type]));
  return (value) =>
    parameters(
      isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([name, text]) => [
              name,
              fromText(String(text), types.get(name) ?? 'string'),
            ]),
          )
        : {},
    );
}

/** Text parameters carry lists and maps as JSON; a list of words may also be separated by commas. */
function fromText(text: string, type: string): unknown {
  if (/^(list|map|Object)/.test(type)) {
    try {
      return JSON.parse(text);
    } catch {
      return type.startsWith('list') ? text.split(',') : text;
    }
  }
  if (/^(unsigned int|int|float)$/.test(type) && text !== '')
    return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function typeSchema(
  type: string,
  known: ReadonlySet<string>,
  enums: Readonly<Record<string, { readonly values: readonly unknown[] }>>,
): JsonObject {
  const list = /^list(?:<(.*)>)?$/.exec(type);
  if (list !== null) {
    return {
      type: 'array',
      ...(list[1] === undefined ? {} : { items: typeSchema(list[1], known, enums) }),
    };
  }
  if (type.startsWith('map')) return { type: 'object' };
  switch (type) {
    case 'string':
    case 'datetime':
      return { type: 'string' };
    case 'int':
      return { type: 'integer' };
    case 'unsigned int':
      // Ids of 64 bits may be text: as numbers of JSON they lose their last digits in JavaScript.
      return { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] };
    case 'float':
      return { type: 'number' };
    case 'bool':
      return { type: 'boolean' };
  }
  const values = enums[type]?.values;
  if (values !== undefined) return { enum: [...values] };
  return known.has(type) ? { $ref: type } : {};
}

function failed(value: unknown): readonly string[] {
  const error = isObject(value) ? value['error'] : undefined;
  return isObject(error) && typeof error['message'] === 'string' && typeof error['code'] === 'number'
    ? []
    : ['is not { error: { message, type, code, fbtrace_id } }'];
}
