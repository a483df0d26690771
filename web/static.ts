import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { listAssets, type Asset } from './assets.ts';
import { securityHeaders } from './security-headers.ts';

const compress = promisify(gzip);

/** An asset as it goes over the wire. */
interface Packed {
  readonly plain: Buffer;
  readonly gzipped: Buffer;
  readonly tag: string;
}

/** Serves the page at `/`, beside the API: a Fastify plugin that answers to the listed files and to nothing else. */
export async function webPlugin(server: FastifyInstance): Promise<void> {
  // After the API's own hook, which forbids keeping answers: files may be kept, and asked for again by their tag.
  server.addHook('onSend', async (_request, reply) => {
    reply.headers({ ...securityHeaders, 'cache-control': 'no-cache' });
  });
  for (const asset of await listAssets()) serve(server, asset);
}

function serve(server: FastifyInstance, asset: Asset): void {
  let packed: Promise<Packed> | undefined;
  server.get(asset.path, async (request, reply) => {
    // A file that could not be read is tried again by the next who asks.
    packed ??= pack(asset).catch((error: unknown) => {
      packed = undefined;
      throw error;
    });
    const { plain, gzipped, tag } = await packed;
    reply.headers({ etag: tag, vary: 'accept-encoding' }).type(asset.mediaType);
    if (request.headers['if-none-match'] === tag) return await reply.code(304).send();
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return await reply.send(plain);
    return await reply.header('content-encoding', 'gzip').send(gzipped);
  });
}

async function pack(asset: Asset): Promise<Packed> {
  const plain = await asset.read();
  // A weak tag: the two encodings of a file share it. RFC 9110, 8.8.1
  const tag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { plain, gzipped: await compress(plain), tag };
}
