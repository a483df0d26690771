import { sentFile } from '../../activities/sandbox/sent-file.ts';
import { isObject, schemaSet, type JsonObject, type SchemaSet } from './json-schema.ts';
import { anything, compilePath, nothing, type Judge, type Operation, type Parameter } from './operation.ts';
import { readText } from './read-text.ts';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** The operations of an OpenAPI 3.0 document. */
export function openApiOperations(document: JsonObject): readonly Operation[] {
  const components = asObject(document['components']);
  const schemas = schemaSet(asObject(components['schemas']));
  const resolve = (node: unknown): unknown => {
    const reference = isObject(node) ? node['$ref'] : undefined;
    if (typeof reference !== 'string') return node;
    const [, , section = '', name = ''] = reference.split('/');
    return resolve(asObject(components[section])[name]);
  };
  return Object.entries(asObject(document['paths'])).flatMap(([path, item]) =>
    Object.entries(asObject(item))
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) =>
        operationOf(method.toUpperCase(), path, asObject(operation), asObject(item), schemas, resolve),
      ),
  );
}

function operationOf(
  method: string,
  path: string,
  operation: JsonObject,
  item: JsonObject,
  schemas: SchemaSet,
  resolve: (node: unknown) => unknown,
): Operation {
  const declared = [...asList(item['parameters']), ...asList(operation['parameters'])].map((parameter) =>
    asObject(resolve(parameter)),
  );
  const parameters = (place: string): readonly Parameter[] =>
    declared
      .filter((parameter) => parameter['in'] === place)
      .map((parameter) => ({
        name: String(parameter['name']),
        required: parameter['required'] === true,
        read: (texts) => readText(texts, parameter['schema'], resolve),
        judge: schemas.judge(parameter['schema'] ?? {}),
      }));
  const content = asObject(resolve(operation['requestBody']));
  const json = mediaSchema(content, 'json');
  const form = mediaSchema(content, 'form');
  const responses = asObject(operation['responses']);
  const judgeOf = (key: string): Judge | undefined => {
    if (!(key in responses)) return undefined;
    const response = asObject(resolve(responses[key]));
    if (!('content' in response)) return nothing;
    const schema = mediaSchema(response, 'json');
    // An empty schema says nothing, not even that there is a body: Jira declares one for 204.
    return schema === undefined || Object.keys(asObject(schema)).length === 0
      ? anything
      : schemas.judge(schema);
  };
  const failure = judgeOf('default');
  return {
    key: `${method} ${path}`,
    method,
    ...compilePath(path),
    query: parameters('query'),
    headers: parameters('header'),
    path: parameters('path'),
    body: !('requestBody' in operation)
      ? undefined
      : {
          required: content['required'] === true,
          ...(json === undefined ? {} : { json: schemas.judge(json) }),
          ...(form === undefined ? {} : { form: formJudge(form, schemas, resolve) }),
        },
    response: (status) =>
      judgeOf(String(status)) ?? judgeOf(`${String(status)[0]}XX`) ?? (status >= 400 ? failure : undefined),
    failure,
  };
}

/** Form fields are text, or files where the contract says `binary`; each is read by its property's schema first. */
function formJudge(schema: unknown, schemas: SchemaSet, resolve: (node: unknown) => unknown): Judge {
  const judge = schemas.judge(schema);
  const properties = asObject(asObject(resolve(schema))['properties']);
  return (value) => {
    if (!isObject(value)) return judge(value);
    const fields = Object.entries(value).map(([name, part]) => {
      const file = sentFile.safeParse(part).data;
      const wanted = asObject(resolve(properties[name]))['format'] === 'binary';
      const misread = wanted === (file !== undefined) ? [] : [`/${name} is ${wanted ? 'no' : 'a'} file`];
      return { name, value: file?.text ?? readText([String(part)], properties[name], resolve), misread };
    });
    return [
      ...fields.flatMap(({ misread }) => misread),
      ...judge(Object.fromEntries(fields.map((field) => [field.name, field.value]))),
    ];
  };
}

function mediaSchema(holder: JsonObject, kind: string): unknown {
  const content = asObject(holder['content']);
  const type = Object.keys(content).find((name) => name.includes(kind));
  return type === undefined ? undefined : asObject(content[type])['schema'];
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
