import { isObject, schemaSet, type JsonObject } from './json-schema.ts';
import { anything, compilePath, type Operation, type Parameter } from './operation.ts';
import { readText } from './read-text.ts';

/** The operations of a Google discovery document (developers.google.com/discovery/v1/reference/apis). */
export function discoveryOperations(document: JsonObject): readonly Operation[] {
  const schemas = schemaSet(asObject(document['schemas']));
  const base = `/${String(document['servicePath'] ?? '')}`;
  const parametersOf = (declared: JsonObject): readonly (Parameter & { readonly place: string })[] =>
    Object.entries(declared).map(([name, value]) => {
      const schema = parameterSchema(asObject(value));
      return {
        name,
        place: String(asObject(value)['location']),
        required: asObject(value)['required'] === true,
        read: (texts) => readText(texts, schema, (node) => node),
        judge: schemas.judge(schema),
      };
    });
  const everywhere = parametersOf(asObject(document['parameters']));
  return methodsOf(document).map((method): Operation => {
    const path = base + String(method['flatPath'] ?? method['path']);
    const parameters = parametersOf(asObject(method['parameters']));
    const answer = 'response' in method ? schemas.judge(method['response']) : anything;
    return {
      key: `${String(method['httpMethod'])} ${path}`,
      method: String(method['httpMethod']),
      ...compilePath(path),
      query: [...parameters, ...everywhere].filter(({ place }) => place === 'query'),
      headers: [],
      // Flat paths name their parts anew (`propertiesId`), and the pattern of the path is all there is to check.
      path: [],
      body: 'request' in method ? { required: true, json: schemas.judge(method['request']) } : undefined,
      response: (status) => (status >= 400 ? failed : status === 200 ? answer : undefined),
      failure: failed,
    };
  });

  function failed(value: unknown): readonly string[] {
    const error = asObject(asObject(value)['error']);
    return typeof error['code'] === 'number' && typeof error['message'] === 'string'
      ? []
      : ['is not google.rpc.Status: { error: { code, message, status } }'];
  }
}

function methodsOf(node: JsonObject): readonly JsonObject[] {
  return [
    ...Object.values(asObject(node['methods'])).map(asObject),
    ...Object.values(asObject(node['resources'])).flatMap((resource) => methodsOf(asObject(resource))),
  ];
}

/** A repeated parameter is a list; `required` and `location` are not part of its schema. */
function parameterSchema({
  required: _required,
  location: _location,
  repeated,
  ...schema
}: JsonObject): JsonObject {
  return repeated === true ? { type: 'array', items: schema } : schema;
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
