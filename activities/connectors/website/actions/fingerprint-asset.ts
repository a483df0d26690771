import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { codeForStatus, toolError } from '../../../kit/errors.ts';
import { fetchPublic } from '../client.ts';
import { website } from '../connector.ts';

export const fingerprintAsset = defineAction({
  tool: website,
  id: 'website.fingerprintAsset',
  summary: 'Take the SHA-256 of an asset, so that any later change shows.',
  input: z.strictObject({ url: z.url() }),
  output: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().nonnegative(),
    mediaType: z.string(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { url: 'https://www.example.com/assets/spring-banner.svg' },
  async run({ input, http, signal }) {
    const { status, mediaType, bytes } = await fetchPublic(input.url, { http, signal });
    const code = codeForStatus(status);
    if (code !== undefined)
      throw toolError(code, { action: 'website.fingerprintAsset', fields: ['url'], status });
    return {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.byteLength,
      mediaType: mediaType.replace(/;.*$/, '').trim(),
    };
  },
});
