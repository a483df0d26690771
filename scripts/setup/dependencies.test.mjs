import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureDependencies } from './dependencies.mjs';
import { createProgress } from './progress.mjs';

let root = '';
let said = '';
const zod = { version: '4.6.7', integrity: 'sha512-zod' };
const darwinOnly = { version: '1.0.0', integrity: 'sha512-darwin', optional: true };

/** Stands in for npm: notes the call, installs what the lockfile says; fails while the file `fail` exists. */
const npm = `
  const fs = require('node:fs');
  fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  fs.rmSync('node_modules', { recursive: true, force: true });
  console.error('npm http fetch GET 200 https://registry/zod');
  if (fs.existsSync('fail')) { console.error('npm error code ENOTFOUND'); process.exit(1); }
  fs.mkdirSync('node_modules');
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dependencies-'));
  said = '';
  await writeFile(join(root, 'npm-cli.js'), npm);
  await lock({ '': {}, 'node_modules/zod': zod });
});
afterEach(() => rm(root, { recursive: true }));

/** @param {Record<string, object>} packages */
const lock = (packages) => writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages }));
const calls = async () =>
  (await readFile(join(root, 'calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
const ensure = () => {
  const stream = { write: (/** @type {string} */ text) => (said += text) };
  const env = {
    PATH: process.env.PATH,
    XDG_CACHE_HOME: join(root, 'cache'),
    npm_execpath: join(root, 'npm-cli.js'),
  };
  return ensureDependencies({ root, env, progress: createProgress({ stream, env }) });
};

it('installs what is missing, without scripts, and then leaves npm alone', async () => {
  await ensure();
  await ensure();
  expect(await calls()).toEqual([expect.stringContaining('install --no-save --ignore-scripts')]);
  expect(said).toMatch(/^Installing 2 packages with npm …\nInstalling 2 packages with npm: \d+ s\n$/);
});

it('installs again when the lockfile has changed', async () => {
  await ensure();
  await lock({ '': {}, 'node_modules/zod': { ...zod, version: '4.6.8' } });
  await ensure();
  expect(await calls()).toHaveLength(2);
});

it('believes an installation made by hand if it is what the lockfile says', async () => {
  await mkdir(join(root, 'node_modules/zod'), { recursive: true });
  await writeFile(join(root, 'node_modules/zod/package.json'), '{}');
  await writeFile(
    join(root, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/zod': zod } }),
  );
  await lock({ '': {}, 'node_modules/zod': zod, 'node_modules/darwin-only': darwinOnly });
  await ensure();
  expect(await calls()).toEqual([]);
});

it.each([
  ['another version', { ...zod, version: '4.0.0' }],
  ['other content', { ...zod, integrity: 'sha512-other' }],
])('does not believe one with %s', async (_what, installed) => {
  await mkdir(join(root, 'node_modules/zod'), { recursive: true });
  await writeFile(join(root, 'node_modules/zod/package.json'), '{}');
  await writeFile(
    join(root, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/zod': installed } }),
  );
  await ensure();
  expect(await calls()).toHaveLength(1);
});

it('does not believe one of which a package has gone', async () => {
  await mkdir(join(root, 'node_modules'));
  await writeFile(
    join(root, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/zod': zod } }),
  );
  await ensure();
  expect(await calls()).toHaveLength(1);
});

it('starts over after an interrupted installation', async () => {
  await mkdir(join(root, 'node_modules/zod'), { recursive: true });
  await ensure();
  expect(await calls()).toHaveLength(1);
});

it('says what npm said when npm fails, and tries again next time', async () => {
  await writeFile(join(root, 'fail'), '');
  const error = await ensure().catch((failure) => failure);
  expect(error).toMatchObject({
    code: 'SETUP_DEPENDENCIES',
    message: expect.stringContaining('ENOTFOUND'),
  });
  expect(error.message).not.toContain('npm http');
  await rm(join(root, 'fail'));
  await ensure();
  expect(await calls()).toHaveLength(2);
});
