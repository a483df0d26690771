import { expect, it } from 'vitest';
import { router } from './routing.ts';

const keys = [
  'GET /v1/tasks/{id}',
  'POST /v1/tasks/{id}:run',
  'POST /v1/tasks/{id}',
  'GET /files/{rest+}',
  'GET /a.b',
];
const find = router(Object.fromEntries(keys.map((key, index) => [key, 200 + index])));

it.each([
  ['GET', '/v1/tasks/7', 200, { id: '7' }],
  ['POST', '/v1/tasks/7:run', 201, { id: '7' }],
  ['POST', '/v1/tasks/7', 202, { id: '7' }],
  ['GET', '/v1/tasks/ada%40example.com', 200, { id: 'ada@example.com' }],
  ['GET', '/files/a/b.txt', 203, { rest: 'a/b.txt' }],
  ['GET', '/a.b', 204, {}],
])('%s %s is route %d', (method, path, status, params) => {
  const hit = find(method, path);
  expect(hit?.params).toEqual(params);
  expect(hit?.route).toBe(status);
});

it.each([
  ['DELETE', '/v1/tasks/7'],
  ['GET', '/v1/tasks/7/more'],
  ['GET', '/v1/tasks/'],
  ['GET', '/aXb'],
])('%s %s is no route', (method, path) => {
  expect(find(method, path)).toBeUndefined();
});
