import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { sha256 } from './cached-binary.mjs';
import { fileInTar } from './tar.mjs';

/** Without internet the connection hangs or fails at once; do not keep the user waiting. */
const connectMs = 5_000;

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {readonly string[]} releases addresses, tried in turn
 * @property {string} checksumsSha256
 */

/**
 * The name of the release's archive for a platform; undefined where there is none.
 * @param {string} version
 * @param {string} platform as process.platform
 * @param {string} arch as process.arch
 */
export function archiveName(version, platform, arch) {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[platform];
  const machine = { x64: 'amd64', arm64: 'arm64' }[arch];
  return system && machine ? `temporal_cli_${version}_${system}_${machine}.tar.gz` : undefined;
}

/**
 * Downloads and checks the release's archive and writes the binary in it to `target`; an interrupted download goes on
 * where it stopped.
 * @param {Release} release
 * @param {string} archive its name
 * @param {string} binary its name in the archive
 * @param {string} downloads directory for unfinished downloads
 * @param {string} target
 * @param {(done: number, total: number) => void} advance
 * @param {typeof fetch} [get]
 * @returns {Promise<void>} rejects with a message per address tried
 */
export async function downloadCli(release, archive, binary, downloads, target, advance, get = fetch) {
  const failures = [];
  for (const base of release.releases) {
    try {
      const expected = await archiveSum(release, base, archive, get);
      const file = await fetchArchive(`${base}/${archive}`, join(downloads, archive), expected, advance, get);
      const content = fileInTar(gunzipSync(await readFile(file)), binary);
      if (content === undefined) throw new Error(`no ${binary} in ${archive}`);
      await writeFile(target, content);
      await rm(file);
      return;
    } catch (error) {
      failures.push(`${new URL(base).host}: ${reason(error)}`);
    }
  }
  throw new Error(failures.join('; '));
}

/**
 * @param {Release} release
 * @param {string} base
 * @param {string} archive
 * @param {typeof fetch} get
 */
async function archiveSum(release, base, archive, get) {
  const response = await request(get, `${base}/checksums.txt`, {});
  const text = await response.text();
  const sum = createHash('sha256').update(text).digest('hex');
  if (sum !== release.checksumsSha256) throw new Error('checksums.txt is not the one that was pinned');
  const line = text.split('\n').find((candidate) => candidate.trim().endsWith(` ${archive}`));
  if (line === undefined) throw new Error(`checksums.txt does not name ${archive}`);
  return line.trim().split(/\s+/)[0];
}

/**
 * @param {string} url
 * @param {string} file
 * @param {string | undefined} expected SHA-256
 * @param {(done: number, total: number) => void} advance
 * @param {typeof fetch} get
 */
async function fetchArchive(url, file, expected, advance, get) {
  await mkdir(join(file, '..'), { recursive: true });
  const have = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (have > 0 && (await sha256(file)) === expected) return file;
  const response = await request(get, url, have > 0 ? { Range: `bytes=${have}-` } : {});
  if (response.body === null) throw new Error('empty answer');
  const resumed = response.status === 206;
  let done = resumed ? have : 0;
  const total = done + Number(response.headers.get('content-length') ?? 0);
  const count = new Transform({
    transform(chunk, _encoding, next) {
      advance((done += chunk.length), total);
      next(null, chunk);
    },
  });
  // The web stream of fetch and the one of node:stream are typed apart.
  const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
  await pipeline(body, count, createWriteStream(file, { flags: resumed ? 'a' : 'w' }));
  if ((await sha256(file)) !== expected) {
    await rm(file);
    throw new Error('the archive does not have the checksum of the release');
  }
  return file;
}

/**
 * @param {typeof fetch} get
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function request(get, url, headers) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no answer within ${connectMs / 1000} s`)), connectMs);
  try {
    const response = await get(url, { headers, signal: abort.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
