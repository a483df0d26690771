import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { download } from './download.ts';

const server = createServer((request, response) => {
  if (request.url === '/file') return void response.end(Buffer.from([0, 255, 128]));
  if (request.url === '/cut') return void request.socket.destroy();
  if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/file' }).end();
  if (request.url === '/busy') return void response.writeHead(429, { 'retry-after': '3' }).end();
  response.writeHead(404).end('no such file');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const what = { tool: 'reports', action: 'reports.read', request: 'GET report' };
const fetched = (path: string, baseUrl = `${origin}/reports`, signal = new AbortController().signal) =>
  download(
    { http: { baseUrl } as never, signal, now: () => new Date(0) },
    path.startsWith('/') ? origin + path : path,
    what,
  );

it('gives the bytes as they are', async () => {
  expect([...(await fetched('/file'))]).toEqual([0, 255, 128]);
});

it.each([
  ['/missing', 'NOT_FOUND'],
  ['/cut', 'UNAVAILABLE'],
  ['/elsewhere', 'BAD_RESPONSE'],
  ['/busy', 'RATE_LIMITED'],
  ['nonsense', 'BAD_RESPONSE'],
] as const)('answers %s with %s, without the address', async (path, type) => {
  await expect(fetched(path)).rejects.toMatchObject({ type, message: expect.not.stringContaining(origin) });
});

it('goes nowhere without TLS but to the connection itself', async () => {
  await expect(fetched('/file', 'https://vendor.example')).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it('ends with the call', async () => {
  const reason = new Error('cancelled');
  await expect(fetched('/file', undefined, AbortSignal.abort(reason))).rejects.toBe(reason);
});
