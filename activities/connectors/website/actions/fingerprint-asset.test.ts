import { createHash } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { websiteSandbox } from '../sandbox.ts';
import { fingerprintAsset } from './fingerprint-asset.ts';

const text = 'the asset';
const trial = await startTrial(websiteSandbox, {
  state: { assets: { '/a.txt': { mediaType: 'text/plain', text } } },
});
afterAll(() => trial.close());

const url = 'https://www.example.com/a.txt';

it('is the SHA-256 of exactly the bytes', async () => {
  expect(await trial.call(fingerprintAsset, { url })).toEqual({
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: 9,
    mediaType: 'text/plain',
  });
});

it('changes with the asset', async () => {
  const before = await trial.call(fingerprintAsset, { url });
  await fetch(`${trial.sandbox.url}/website/a.txt`, { method: 'PUT', body: 'the Asset' });
  expect((await trial.call(fingerprintAsset, { url })).sha256).not.toBe(before.sha256);
});

it('says NOT_FOUND where nothing is', async () => {
  await expect(trial.call(fingerprintAsset, { url: `${url}x` })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
