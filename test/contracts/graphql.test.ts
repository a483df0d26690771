import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { graphqlContract } from './graphql.ts';

type Given = Partial<Omit<Exchange, 'response'>> & { readonly answer?: unknown; readonly status?: number };

describe('GraphQL', () => {
  const check = graphqlContract(`
    type Query { boards(ids: [ID!], limit: Int): [Board] }
    type Mutation { change(id: ID!, values: JSON!): Board add(id: ID!, file: File!): Board }
    type Board { id: ID! name: String kind: Kind cells: [Cell!]! }
    interface Cell { id: ID! }
    type Text implements Cell { id: ID! text: String }
    type Date implements Cell { id: ID! day: String }
    enum Kind { public private }
    scalar JSON
    scalar File
  `);
  const board = `query Board($ids: [ID!]) { boards(ids: $ids) { id title: name kind cells { __typename id ... on Text { text } } } }`;
  const cells = [
    { __typename: 'Text', id: 'a', text: null },
    { __typename: 'Date', id: 'b' },
  ];
  const shown = { id: '1', title: 'x', kind: 'public', cells };
  const read = {
    body: { query: board, variables: { ids: ['1'] }, operationName: 'Board' },
    answer: { data: { boards: [shown] } },
  };
  const change = (values: unknown) => ({
    body: {
      query: 'mutation Change($id: ID!, $values: JSON!) { change(id: $id, values: $values) { id } }',
      variables: { id: '1', values },
    },
    answer: { data: { change: { id: '1' } } },
  });
  const file = { name: 'figures.csv', type: 'text/csv', text: 'a;b' };
  const upload = (fields: object) => ({
    body: {
      query: 'mutation Add($file: File!) { add(id: "1", file: $file) { id } }',
      map: '{"file":["variables.file"]}',
      file,
      ...fields,
    },
    answer: { data: { add: { id: '1' } } },
  });
  const findingsOf = ({ answer, status = 200, ...given }: Given) =>
    check({
      at: '',
      tool: 'x',
      method: 'POST',
      path: '/v2',
      query: [],
      headers: {},
      body: undefined,
      faulted: false,
      ...given,
      response: { status, headers: {}, body: answer },
    });

  it.each<[string, Given]>([
    ['a query', read],
    ['a mutation', change('{"due":{"date":"2026-12-01"}}')],
    ['a form with a file', upload({})],
    ['a null where it may be null', { ...read, answer: { data: { boards: null } } }],
    [
      'failures in a 200',
      { ...read, answer: { errors: [{ message: 'no', extensions: { code: 'X' } }], data: null } },
    ],
    ['a failed exchange', { ...read, status: 503, answer: 'down' }],
  ])('takes %s', (_name, given) => {
    expect(findingsOf(given)).toEqual([]);
  });

  const answering = (change: object) => ({
    ...read,
    answer: { data: { boards: [{ ...shown, ...change }] } },
  });

  it.each<[string, Given, string]>([
    ['another method', { ...read, method: 'GET' }, 'is asked by POST'],
    ['a body without a query', { ...read, body: {} }, 'has no query'],
    ['a query that cannot be read', { ...read, body: { query: 'query {' } }, 'Syntax Error'],
    [
      'a field that the vendor does not know',
      { ...read, body: { query: '{ boards { nmae } }' } },
      'Cannot query field "nmae"',
    ],
    [
      'an argument that it does not know',
      { ...read, body: { query: '{ boards(id: 1) { id } }' } },
      'Unknown argument "id"',
    ],
    [
      'a variable of another type',
      { ...read, body: { ...read.body, variables: { ids: [{}] } } },
      'Variable "$ids"',
    ],
    [
      'a variable that the query does not declare',
      { ...read, body: { ...read.body, variables: { ids: [], limit: 1 } } },
      'variable limit is unknown',
    ],
    ['a missing variable', { ...change(''), body: { ...change('').body, variables: {} } }, '"$id"'],
    ['an object where JSON text belongs', change({ due: 1 }), 'is no JSON text'],
    ['text that is no JSON', change('{due'), '"$values"'],
    ['text where a file belongs', upload({ file: 'a;b' }), '"$file"'],
    ['a file that is mapped nowhere', upload({ map: '{}' }), 'body file is unknown'],
    ['a map that is no JSON', upload({ map: 'file' }), 'body file is unknown'],
    ['a map that leads beside the variables', upload({ map: '{"file":["file"]}' }), 'body file is unknown'],
    ['a part that was not sent', upload({ file: undefined }), '"$file"'],
    [
      'a file for another variable',
      upload({ map: '{"file":["variables.upload"]}' }),
      'variable upload is unknown',
    ],
    [
      'an unknown field beside the query',
      { ...read, body: { ...read.body, vars: {} } },
      'body vars is unknown',
    ],
    ['a field that was not asked for', answering({ name: 'x' }), '/data/boards/0/name was not asked for'],
    ['a missing field', answering({ title: undefined }), '/data/boards/0/title'],
    ['a null where none may be', answering({ id: null }), 'non-nullable'],
    ['a number for an id', answering({ id: 1 }), '/data/boards/0/id is of another type'],
    ['a value that is not in the list', answering({ kind: 'secret' }), 'secret'],
    ['a kind of object that there is not', answering({ cells: [{ __typename: 'Tag', id: 'c' }] }), 'Tag'],
    ['errors without a message', { ...read, answer: { errors: ['no'] } }, 'errors are not'],
  ])('finds %s', (_name, given, says) => {
    expect(findingsOf(given).join('\n')).toContain(says);
  });
});
