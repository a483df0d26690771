import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startEmitter } from './emitter.ts';
import { targetFrom } from './target.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUps.splice(0)) clean();
});

interface Received {
  readonly body: string;
  readonly authorization: string | undefined;
}

/** Answers with these statuses one after the other, the last one from then on. */
async function collector(
  statuses: readonly number[],
): Promise<{ readonly url: string; readonly got: Received[] }> {
  const got: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = statuses[got.length] ?? statuses.at(-1) ?? 201;
      got.push({ body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization });
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/lineage`, got };
}

test('a file has one event a line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-lineage-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'events.ndjson');
  const emitter = startEmitter({ target: targetFrom(pathToFileURL(file).href) });
  for (const number of [1, 2, 3]) emitter.emit({ number });
  expect(await emitter.close()).toEqual({ dropped: 0 });
  expect(readFileSync(file, 'utf8')).toBe('{"number":1}\n{"number":2}\n{"number":3}\n');
});

test('an address is sent each event, with the key', async () => {
  const { url, got } = await collector([201]);
  const emitter = startEmitter({ target: targetFrom(url, 'canary-key') });
  emitter.emit({ number: 1 });
  emitter.emit({ number: 2 });
  expect(await emitter.close()).toEqual({ dropped: 0 });
  expect(got).toEqual([
    { body: '{"number":1}', authorization: 'Bearer canary-key' },
    { body: '{"number":2}', authorization: 'Bearer canary-key' },
  ]);
});

test('what is refused is told again, in order', async () => {
  const { url, got } = await collector([503, 500, 201]);
  const emitter = startEmitter({ target: targetFrom(url), pauses: [1, 1] });
  emitter.emit({ number: 1 });
  emitter.emit({ number: 2 });
  expect(await emitter.close()).toEqual({ dropped: 0 });
  expect(got.map(({ body }) => body)).toEqual([
    '{"number":1}',
    '{"number":1}',
    '{"number":1}',
    '{"number":2}',
  ]);
});

test.each([
  ['is refused for ever', 500],
  ['is sent elsewhere', 302],
])('what %s is dropped, and counted', async (_, status) => {
  const { url, got } = await collector([status]);
  const warned: unknown[] = [];
  const log = { warn: (message: string, facts: object) => void warned.push([message, facts]) };
  const emitter = startEmitter({ target: targetFrom(url, 'canary-key'), pauses: [1], log });
  for (const number of [1, 2, 3]) emitter.emit({ number });
  expect(await emitter.close()).toEqual({ dropped: 3 });
  expect(got).toHaveLength(6);
  expect(warned).toHaveLength(2);
  expect(JSON.stringify(warned)).not.toContain('canary-key');
});

test('no more wait than there is room for, and nothing of it is waited for', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const told: object[] = [];
  const emitter = startEmitter({
    target: async (event) => {
      await released;
      told.push(event);
    },
    capacity: 2,
  });
  for (const number of [1, 2, 3, 4, 5]) emitter.emit({ number });
  release();
  expect(await emitter.close()).toEqual({ dropped: 2 });
  expect(told).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test('a target that never answers does not hold up the end', async () => {
  const emitter = startEmitter({
    target: (_, signal) =>
      new Promise((__, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    patienceMs: 20,
  });
  emitter.emit({ number: 1 });
  emitter.emit({ number: 2 });
  expect(await emitter.close()).toEqual({ dropped: 2 });
});

test.each([
  ['events.ndjson', undefined],
  ['file:events.ndjson', undefined],
  ['file://events.ndjson', undefined],
  ['ftp://example.com/', undefined],
  ['', undefined],
  ['https://me:canary-key@example.com/', undefined],
  ['https://example.com/', 'canary-key\nx'],
])('%j with the key %j is no place for events', (place, key) => {
  expect(() => targetFrom(place, key)).toThrow(
    expect.objectContaining({
      code: 'OPENLINEAGE_TARGET_INVALID',
      message: expect.not.stringContaining('canary-key'),
    }),
  );
});
