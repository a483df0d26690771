import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAssets } from './assets.ts';
import { webPlugin } from './static.ts';

const server = fastify();

beforeAll(async () => {
  // The API forbids keeping its answers; the files of the page come after.
  server.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  server.get('/api/v1/cases', async () => ({ items: [] }));
  await server.register(webPlugin);
});
afterAll(() => server.close());

describe('webPlugin', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/app/main.js', 'text/javascript; charset=utf-8'],
    ['/style/theme.css', 'text/css; charset=utf-8'],
    ['/vendor/bpmn-viewer.js', 'text/javascript; charset=utf-8'],
    ['/vendor/form-viewer.js', 'text/javascript; charset=utf-8'],
  ])('serves %s as %s', async (url, mediaType) => {
    const { statusCode, headers } = await server.inject({ url });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': mediaType, 'cache-control': 'no-cache' });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  });

  it.each(['/tsconfig.json', '/static.ts', '/app/api/shapes.ts', '/app/..%2Fstatic.ts', '/app/'])(
    'does not serve %s',
    async (url) => {
      const { statusCode } = await server.inject({ url });
      expect(statusCode).toBe(404);
    },
  );

  it('sends nothing again that the browser has', async () => {
    const { headers } = await server.inject({ url: '/app/main.js' });
    const again = await server.inject({
      url: '/app/main.js',
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('compresses for those who understand it', async () => {
    const plain = await server.inject({ url: '/app/main.js' });
    const packed = await server.inject({ url: '/app/main.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  it('leaves the answers of the API as they are', async () => {
    const { headers } = await server.inject({ url: '/api/v1/cases' });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBeUndefined();
  });

  it('has a file for every address that the page names', async () => {
    const assets = new Map((await listAssets()).map((asset) => [asset.path, asset]));
    const html = String(await assets.get('/')?.read());
    const named = [...html.matchAll(/(?:href|src)="(\/[^"]*\.(?:js|css|svg))"/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !assets.has(path))).toEqual([]);
  });

  it('serves only modules whose imports it serves too', async () => {
    const assets = new Map((await listAssets()).map((asset) => [asset.path, asset]));
    const own = [...assets.values()].filter(({ path }) => path.startsWith('/app/'));
    const missing = await Promise.all(
      own.map(async ({ path, read }) => {
        const imports = String(await read()).matchAll(/^import .* from '([^']+)';$/gm);
        return [...imports]
          .map(([, to = '']) => new URL(to, `http://page${path}`).pathname)
          .filter((to) => !assets.has(to));
      }),
    );
    expect(missing.flat()).toEqual([]);
  });
});
