import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionsFrom } from '../../../kit/connections.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { websiteSandbox } from '../sandbox.ts';
import { inspectPage } from './inspect-page.ts';

const pages = {
  '/spring': {
    title: 'Offer &amp; more',
    tags: ['GTM-SPRING1', 'G-ABCDEF12', '1234567890'],
    consentBanner: true,
  },
  '/bare': { title: 'Bare', tags: [], consentBanner: false },
};
const trial = await startTrial(websiteSandbox, { state: { pages } });
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('reads title, tags and consent banner', async () => {
  const expectTags = ['GTM-SPRING1', 'AW-123456789'];
  expect(await trial.call(inspectPage, { url: 'https://shop.example.com/spring', expectTags })).toEqual({
    status: 200,
    ok: true,
    title: 'Offer & more',
    tags: ['GTM-SPRING1', 'G-ABCDEF12', '1234567890'],
    missingTags: ['AW-123456789'],
    consentBanner: true,
  });
});

it('finds nothing where nothing is', async () => {
  expect(await trial.call(inspectPage, { url: 'https://shop.example.com/bare' })).toMatchObject({
    ok: true,
    tags: [],
    missingTags: [],
    consentBanner: false,
  });
});

it.each([404, 500])('reports %s as a finding, not as a failure', async (status) => {
  trial.sandbox.failNext({ tool: 'website', fault: { status, body: '<title>Oops</title>' } });
  expect(await trial.call(inspectPage, { url: 'https://shop.example.com/spring' })).toMatchObject({
    status,
    ok: false,
  });
});

it('follows redirects', async () => {
  trial.sandbox.failNext({
    tool: 'website',
    fault: { status: 302, headers: { location: '/spring' } },
  });
  expect(await trial.call(inspectPage, { url: 'https://shop.example.com/old' })).toMatchObject({
    status: 200,
  });
});

it('gives up on a redirect loop', async () => {
  trial.sandbox.failNext({
    tool: 'website',
    fault: { status: 302, headers: { location: '/loop' }, times: 6 },
  });
  await expect(trial.call(inspectPage, { url: 'https://shop.example.com/loop' })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining('TOO_MANY_REDIRECTS'),
  });
});

it('refuses a page that is too large', async () => {
  trial.sandbox.failNext({
    tool: 'website',
    fault: { status: 200, body: 'x'.repeat(21 * 1024 * 1024) },
  });
  await expect(trial.call(inspectPage, { url: 'https://shop.example.com/' })).rejects.toMatchObject({
    message: expect.stringContaining('TOO_LARGE'),
  });
});

describe('without a connection', () => {
  const call = (url: string) => {
    return startTrial(websiteSandbox, { connections: connectionsFrom({}) }).then(async (open) => {
      try {
        return await open.call(inspectPage, { url });
      } finally {
        await open.close();
      }
    });
  };

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://[::127.0.0.1]:1/',
    'http://[64:ff9b::a9fe:a9fe]/latest/meta-data/',
    'http://[2002:7f00:1::]/',
    'http://[fec0::1]/',
  ])('does not go to %s', async (url) => {
    await expect(call(url)).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      message: expect.stringContaining('PRIVATE_ADDRESS'),
    });
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/'])('does not read %s', async (url) => {
    await expect(call(url)).rejects.toMatchObject({ message: expect.stringContaining('NOT_HTTP') });
  });
});
