import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveName, downloadCli } from './cli-download.mjs';

const name = 'temporal_cli_1.9.1_linux_amd64.tar.gz';
/** Does not compress, so that half of the archive is still some of it. */
const binary = createHash('shake256', { outputLength: 40_000 }).update('temporal').digest();
const archive = gzipSync(
  Buffer.concat([entry('LICENSE', Buffer.from('MIT')), entry('temporal', binary), Buffer.alloc(1024)]),
);
const sum = (/** @type {string | Buffer} */ content) => createHash('sha256').update(content).digest('hex');
const checksums = `${sum('other')}  temporal_cli_1.9.1_darwin_arm64.tar.gz\n${sum(archive)}  ${name}\n`;

let folder = '';
/** @type {import('node:http').Server} */
let server;
/** @type {string[]} */
let requests = [];
/** What the next answers do to the archive. @type {('whole' | 'broken off' | 'forged')[]} */
let answers = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  requests = [];
  answers = [];
  server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    requests.push(`${request.url} ${range}`.trim());
    if (request.url === '/checksums.txt') return void response.end(checksums);
    const from = Number(/bytes=(\d+)-/.exec(range)?.[1] ?? 0);
    const answer = answers.shift() ?? 'whole';
    const body = answer === 'forged' ? Buffer.alloc(archive.length) : archive.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length });
    if (answer !== 'broken off') return void response.end(body);
    response.write(body.subarray(0, 20_000), () => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** @param {{ checksumsSha256?: string, releases?: string[] }} [change] */
function download(change) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const release = {
    version: '1.9.1',
    releases: [`http://127.0.0.1:${port}`],
    checksumsSha256: sum(checksums),
    ...change,
  };
  return downloadCli(
    release,
    name,
    'temporal',
    join(folder, 'downloads'),
    join(folder, 'temporal'),
    () => {},
  );
}

it('writes the binary out of the checked archive and keeps nothing else', async () => {
  await download();
  expect(await readFile(join(folder, 'temporal'))).toEqual(binary);
  expect(await readdir(join(folder, 'downloads'))).toEqual([]);
});

it('goes on where an interrupted download stopped', async () => {
  await mkdir(join(folder, 'downloads'));
  await writeFile(join(folder, 'downloads', name), archive.subarray(0, 20_000));
  await download();
  expect(requests.at(-1)).toBe(`/${name} bytes=20000-`);
  expect(await readFile(join(folder, 'temporal'))).toEqual(binary);
});

it('fails when the connection breaks off, and succeeds next time', async () => {
  answers = ['broken off'];
  await expect(download()).rejects.toThrow();
  await download();
  expect(await readFile(join(folder, 'temporal'))).toEqual(binary);
});

it('refuses an archive with another checksum and does not keep it', async () => {
  answers = ['forged'];
  await expect(download()).rejects.toThrow('does not have the checksum');
  await download();
  expect(requests.at(-1)).toBe(`/${name}`);
});

it('refuses checksums that are not the pinned ones before it downloads anything', async () => {
  await expect(download({ checksumsSha256: sum('x') })).rejects.toThrow('not the one that was pinned');
  expect(requests).toEqual(['/checksums.txt']);
});

it('names each address that does not answer', async () => {
  await expect(download({ releases: ['http://127.0.0.1:1', 'http://127.0.0.2:1'] })).rejects.toThrow(
    /^127\.0\.0\.1:1: .+; 127\.0\.0\.2:1: .+/,
  );
});

it.each([
  ['linux', 'x64', 'temporal_cli_1.9.1_linux_amd64.tar.gz'],
  ['darwin', 'arm64', 'temporal_cli_1.9.1_darwin_arm64.tar.gz'],
  ['win32', 'x64', 'temporal_cli_1.9.1_windows_amd64.tar.gz'],
  ['freebsd', 'x64', undefined],
])('knows the archive for %s %s', (platform, arch, expected) => {
  expect(archiveName('1.9.1', platform, arch)).toBe(expected);
});

/**
 * A tar entry: header block, content padded to blocks.
 * @param {string} file
 * @param {Buffer} content
 */
function entry(file, content) {
  const header = Buffer.alloc(512);
  header.write(file, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
