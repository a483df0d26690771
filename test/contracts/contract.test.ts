import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { contract, contractsAreThere } from './contract.ts';
import { discoveryOperations } from './discovery.ts';
import { checkExchange } from './check-exchange.ts';
import { metaOperations } from './meta.ts';
import { openApiOperations } from './open-api.ts';
import { matchPath, type Operation } from './operation.ts';

type Given = Partial<Omit<Exchange, 'response'>> & { readonly answer?: unknown; readonly status?: number };

function exchange({ answer, status = 200, ...given }: Given): Exchange {
  return {
    at: '',
    tool: 'x',
    method: 'GET',
    path: '/',
    query: [],
    headers: {},
    body: undefined,
    faulted: false,
    ...given,
    response: { status, headers: {}, body: answer },
  };
}

function findings(operations: readonly Operation[], given: Given, declared = {}): readonly string[] {
  const asked = exchange(given);
  const operation = operations.find(
    (candidate) => matchPath(candidate, asked.method, asked.path) !== undefined,
  );
  return operation === undefined
    ? ['no operation']
    : checkExchange(operation, asked, { file: 'x', ...declared });
}

const json = (schema: object) => ({ 'application/json': { schema } });

describe('OpenAPI', () => {
  const operations = openApiOperations({
    openapi: '3.0.3',
    paths: {
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: {
          parameters: [
            { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 10 } },
            { name: 'tags', in: 'query', schema: { type: 'array', items: { enum: ['a', 'b'] } } },
            { name: 'revision', in: 'header', required: true, schema: { type: 'string' } },
            { name: 'token', in: 'query', required: true, schema: { type: 'string' } },
            { name: 'filter', in: 'query', schema: { $ref: '#/components/schemas/Filter' } },
          ],
          responses: {
            200: { content: json({ $ref: '#/components/schemas/Thing' }) },
            206: { content: json({}) },
            204: { description: 'gone' },
            404: { description: 'not there' },
            default: {
              content: json({ type: 'object', properties: { ok: { enum: [false] } }, required: ['ok'] }),
            },
          },
        },
        post: {
          requestBody: {
            required: true,
            content: {
              ...json({ $ref: '#/components/schemas/Thing' }),
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', properties: { count: { type: 'integer' } } },
              },
            },
          },
          responses: { 201: { description: 'made' } },
        },
      },
      '/files': {
        post: {
          requestBody: {
            content: { 'multipart/form-data': { schema: { $ref: '#/components/schemas/Upload' } } },
          },
          responses: { 201: { description: 'made' } },
        },
      },
    },
    components: {
      schemas: {
        Upload: {
          type: 'object',
          properties: {
            parent: { type: 'integer' },
            name: { type: 'string' },
            file: { type: 'string', format: 'binary' },
          },
          required: ['parent', 'file'],
        },
        Thing: {
          allOf: [
            { $ref: '#/components/schemas/Base' },
            {
              type: 'object',
              properties: { name: { type: 'string' }, scheme: { $ref: '#/components/schemas/Scheme' } },
            },
          ],
        },
        Scheme: { type: 'object', properties: {} },
        Filter: { type: 'object', properties: { name: { type: 'string' } } },
        Base: { type: 'object', properties: { id: { type: 'integer', nullable: true } }, required: ['id'] },
      },
    },
  });
  const get = {
    path: '/things/7',
    headers: { revision: '1' },
    query: [['token', 't']] as const,
    answer: { id: 7 },
  };
  const post = { method: 'POST', path: '/things/7', status: 201 };
  const departing = (at: string) => ({ departures: [{ operation: 'GET /things/{id}', at, why: 'known' }] });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const file = { name: 'figures.csv', type: 'text/csv', text: 'a;b' };
  const upload = (body: object) => ({
    method: 'POST',
    path: '/files',
    status: 201,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body,
  });

  it.each<[string, Given, object?]>([
    ['a read', get],
    ['a null where it may be null', { ...get, answer: { id: null, name: 'x' } }],
    [
      'a number and a list in the query',
      { ...get, query: [...get.query, ['limit', '10'], ['tags', 'a'], ['tags', 'b']] },
    ],
    ['an answer without a body', { ...get, status: 204, answer: undefined }],
    ['an answer of which nothing is said', { ...get, status: 206, answer: undefined }],
    ['a declared failure', { ...get, status: 418, answer: { ok: false } }],
    ['a failure of whose body nothing is said', { ...get, status: 404, answer: { message: 'no' } }],
    ["a planned fault's answer", { ...get, faulted: true, answer: 'no' }],
    [
      'what the vendor is known to do otherwise',
      { ...get, answer: { id: 7, extra: 1 } },
      departing('response 200 / must NOT have unevaluated properties: extra'),
    ],
    ['a failure in a 200', { ...get, answer: { ok: false } }, { errorsAre200: true }],
    ['a credential sent elsewhere', { ...get, query: [] }, { credentialParameter: 'token' }],
    ['a body of JSON', { ...post, body: { id: 1, name: 'x' } }],
    ['anything in a base type without subtypes', { ...post, body: { id: 1, scheme: { type: 'a' } } }],
    ['an object of JSON in the query', { ...get, query: [...get.query, ['filter', '{"name":"x"}']] }],
    ['a body of form fields', { ...post, headers: form, body: { count: '3' } }],
    ['a form with a file', upload({ parent: '7', file })],
  ])('takes %s', (_name, given, declared) => {
    expect(findings(operations, given, declared)).toEqual([]);
  });

  it.each<[string, Given, string]>([
    ['an unknown operation', { ...get, method: 'PUT' }, 'no operation'],
    ['a path parameter of another type', { ...get, path: '/things/x' }, 'path id'],
    [
      'an unknown query parameter',
      { ...get, query: [...get.query, ['offset', '1']] },
      'query offset is unknown',
    ],
    ['a query parameter out of range', { ...get, query: [...get.query, ['limit', '11']] }, 'query limit'],
    ['a query parameter of another type', { ...get, query: [...get.query, ['limit', 'ten']] }, 'query limit'],
    [
      'a list item that is not allowed',
      { ...get, query: [...get.query, ['tags', 'a'], ['tags', 'c']] },
      'query tags',
    ],
    [
      'an unknown field of an object in the query',
      { ...get, query: [...get.query, ['filter', '{"nmae":"x"}']] },
      'nmae',
    ],
    ['an object in the query that is no JSON', { ...get, query: [...get.query, ['filter', '{']] }, 'object'],
    ['a missing query parameter', { ...get, query: [] }, 'query token is missing'],
    ['a missing header', { ...get, headers: {} }, 'header revision is missing'],
    ['a body where none belongs', { ...get, body: {} }, 'body: the contract has none'],
    ['a missing body', post, 'body: is missing'],
    ['an unknown field', { ...post, body: { id: 1, nmae: 'x' } }, 'nmae'],
    ['a missing field', { ...post, body: { name: 'x' } }, 'id'],
    ['a wrong type within', { ...post, body: { id: 1, name: 2 } }, '/name must be string'],
    [
      'a form field that is no number',
      { ...post, headers: form, body: { count: 'three' } },
      '/count must be integer',
    ],
    ['a form without its file', upload({ parent: '7' }), "'file'"],
    ['text where a file belongs', upload({ parent: '7', file: 'a;b' }), '/file is no file'],
    ['a file where text belongs', upload({ parent: '7', name: file, file }), '/name is a file'],
    ['a file under another name', upload({ parent: '7', file, upload: file }), 'upload'],
    ['a field of a form that is no number', upload({ parent: 'seven', file }), '/parent must be integer'],
    ['an unknown field in the answer', { ...get, answer: { id: 7, extra: true } }, 'extra'],
    ['an answer without its body', { ...get, answer: undefined }, 'is missing'],
    ['an answer with a body where none belongs', { ...get, status: 204, answer: {} }, 'has a body'],
    ['a status that is not declared', { ...get, status: 202 }, 'status 202 is unknown'],
    ['a failure of another shape', { ...get, status: 400, answer: { message: 'no' } }, 'response 400'],
  ])('finds %s', (_name, given, says) => {
    expect(findings(operations, given).join('\n')).toContain(says);
  });
});

describe('Google discovery', () => {
  const operations = discoveryOperations({
    kind: 'discovery#restDescription',
    servicePath: 'v2/',
    parameters: { fields: { type: 'string', location: 'query' } },
    resources: {
      things: {
        resources: {
          parts: {
            methods: {
              run: {
                httpMethod: 'POST',
                path: '{+name}:run',
                flatPath: 'things/{thingsId}/parts/{partsId}:run',
                parameters: {
                  name: { type: 'string', location: 'path', required: true },
                  mode: { type: 'string', enum: ['FAST'], location: 'query', repeated: true },
                },
                request: { $ref: 'Run' },
                response: { $ref: 'Run' },
              },
            },
          },
        },
      },
    },
    schemas: {
      Run: {
        id: 'Run',
        type: 'object',
        properties: {
          count: { type: 'string', format: 'int64' },
          next: { $ref: 'Run' },
          any: { type: 'any' },
        },
      },
    },
  });
  const run = {
    method: 'POST',
    path: '/v2/things/1/parts/2:run',
    body: { count: '1', next: { any: 3 } },
    answer: {},
  };

  it.each<[string, Given]>([
    ['a call', run],
    ['a parameter of every method', { ...run, query: [['fields', 'count']] }],
    ['a repeated parameter', { ...run, query: [['mode', 'FAST']] }],
    ['a failure', { ...run, status: 429, answer: { error: { code: 429, message: 'slow', status: 'X' } } }],
  ])('takes %s', (_name, given) => {
    expect(findings(operations, given)).toEqual([]);
  });

  it.each<[string, Given, string]>([
    ['a number where int64 is text', { ...run, body: { count: 1 } }, '/count must be string'],
    ['an unknown field deep within', { ...run, body: { next: { cuont: '1' } } }, 'cuont'],
    ['a value that is not in the list', { ...run, query: [['mode', 'SLOW']] }, 'query mode'],
    ['a failure of another shape', { ...run, status: 400, answer: { message: 'no' } }, 'google.rpc.Status'],
    ['an answer with an unknown field', { ...run, answer: { extra: 1 } }, 'extra'],
  ])('finds %s', (_name, given, says) => {
    expect(findings(operations, given).join('\n')).toContain(says);
  });
});

describe("Meta's format", () => {
  const operations = metaOperations({
    specs: {
      Account: {
        apis: [
          {
            method: 'POST',
            endpoint: 'campaigns',
            return: 'Campaign',
            params: [
              { name: 'name', type: 'string', required: true },
              { name: 'budget', type: 'unsigned int' },
              { name: 'categories', type: 'list<category_enum>' },
            ],
          },
          {
            method: 'GET',
            endpoint: 'campaigns',
            return: 'Campaign',
            params: [{ name: 'limit', type: 'int' }],
          },
        ],
      },
      Campaign: {
        apis: [],
        fields: [
          { name: 'name', type: 'string' },
          { name: 'spend', type: 'float' },
        ],
      },
    },
    enum_types: { category_enum: { values: ['NONE', 'HOUSING'] } },
  });
  const path = '/v25.0/act_1/campaigns';
  const list = {
    path,
    query: [['fields', 'id,name']] as const,
    answer: { data: [{ id: '1', name: 'x' }], paging: {} },
  };
  const create = {
    method: 'POST',
    path,
    body: { name: 'x', budget: 5, categories: ['NONE'] },
    answer: { id: '1' },
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each<[string, Given]>([
    ['a list', list],
    ['a creation by JSON', create],
    [
      'a creation by form',
      { ...create, headers: form, body: { name: 'x', budget: '5', categories: '["NONE"]' } },
    ],
    ['a failure', { ...list, status: 400, answer: { error: { message: 'no', type: 'X', code: 100 } } }],
  ])('takes %s', (_name, given) => {
    expect(findings(operations, given)).toEqual([]);
  });

  it.each<[string, Given, string]>([
    ['a missing parameter', { ...create, body: { budget: 5 } }, 'name'],
    ['an unknown parameter', { ...create, body: { name: 'x', bugdet: 5 } }, 'bugdet'],
    [
      'a value that is not in the list',
      { ...create, body: { name: 'x', categories: ['CARS'] } },
      '/categories/0',
    ],
    ['an unknown query parameter', { ...list, query: [['page', '1']] }, 'query page is unknown'],
    ['an unknown field in the answer', { ...list, answer: { data: [{ nmae: 'x' }] } }, 'nmae'],
    ['an answer that is no list', { ...list, answer: { id: '1' } }, 'data'],
  ])('finds %s', (_name, given, says) => {
    expect(findings(operations, given).join('\n')).toContain(says);
  });
});

it.skipIf(!contractsAreThere)(
  `reads the vendors' own files ${contractsAreThere ? '' : 'skipped: no ../shared'}`,
  () => {
    const owners = { path: '/crm/v3/owners/', query: [['limit', '1']] as const, answer: { results: [] } };
    expect(contract({ file: 'hubspot.json' }).check(exchange(owners))).toEqual([]);
    expect(contract({ file: 'hubspot.json' }).check(exchange({ ...owners, path: '/crm/v3/owner/' }))).toEqual(
      ['GET /crm/v3/owner/: no such operation in hubspot.json'],
    );
    const job = { path: '/jobs/1', answer: { data: { gid: '1', status: 'succeeded' } } };
    const beyond = [{ operation: 'GET /jobs/{job_gid}', like: 'GET /jobs/{job_gid}', why: 'transcribed' }];
    expect(contract({ file: 'asana.json', beyond }).check(exchange(job))).toEqual([]);
    expect(contract({ file: 'asana.json' }).check(exchange(job))).toHaveLength(1);
    expect(
      contract({ file: 'asana.json', beyond }).check(
        exchange({ ...job, answer: { data: { state: 'done' } } }),
      ),
    ).toEqual([expect.stringContaining('state')]);
    const version = { query: 'query Version { version { value } }' };
    const answer = { data: { version: { value: '2026-10' } } };
    expect(
      contract({ file: 'monday.graphql' }).check(exchange({ method: 'POST', body: version, answer })),
    ).toEqual([]);
    const unheld = [{ operation: 'GET /crm/v3/pets/{id}', like: 'nothing', why: 'no sibling' }];
    const pets = contract({ file: 'hubspot.json', beyond: unheld });
    expect(pets.check(exchange({ ...owners, path: '/crm/v3/pets/1' }))).toEqual([]);
    expect(pets.check(exchange({ ...owners, path: '/crm/v3/pets' }))).toHaveLength(1);
  },
);
