import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isToolError, toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';

/** What a URL holds, after redirects. */
export interface Fetched {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const LARGEST_BYTES = 20 * 1024 * 1024;
const REDIRECTS = 5;

/** Special-purpose addresses that nobody outside can mean: IANA registries, RFC 6890. */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
  // NAT64 leads to the same place. Public addresses may come that way, where a network has IPv6 alone.
  privateAddresses.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

/**
 * Fetches a URL of the campaign's site. A connection with a base URL (a staging site, the sandbox) serves every URL by its path.
 * Anything else must be http or https and must not lead into a private network, not by redirect nor by name resolution.
 */
export async function fetchPublic(
  url: string,
  { http, signal }: { readonly http: Http; readonly signal: AbortSignal },
): Promise<Fetched> {
  const timeout = AbortSignal.timeout(http.answerTimeoutMs);
  try {
    return await follow(onBase(url, http.baseUrl), http.baseUrl, AbortSignal.any([signal, timeout]));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (timeout.aborted) throw toolError('TIMEOUT', { tool: 'website' });
    if (isToolError(error)) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw toolError('UNAVAILABLE', { tool: 'website', vendorCode: code });
  }
}

async function follow(first: URL, baseUrl: string, signal: AbortSignal): Promise<Fetched> {
  let url = first;
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const response = await open(url, baseUrl, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status < 300 || status >= 400 || location === undefined) {
      const bytes = await readAll(response);
      return {
        status,
        mediaType: response.headers['content-type'] ?? 'application/octet-stream',
        bytes,
      };
    }
    response.destroy();
    url = onBase(new URL(location, url).href, baseUrl);
  }
  throw refused('TOO_MANY_REDIRECTS');
}

function onBase(url: string, baseUrl: string): URL {
  const asked = URL.canParse(url) ? new URL(url) : undefined;
  if (asked === undefined || !/^https?:$/.test(asked.protocol)) throw refused('NOT_HTTP');
  if (baseUrl === '' || asked.href.startsWith(`${baseUrl}/`)) return asked;
  return new URL(baseUrl.replace(/\/$/, '') + asked.pathname + asked.search);
}

function open(url: URL, baseUrl: string, signal: AbortSignal): Promise<IncomingMessage> {
  const trusted = baseUrl !== '' && url.origin === new URL(baseUrl).origin;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!trusted && isIP(host) !== 0 && isPrivate(host)) throw refused('PRIVATE_ADDRESS');
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'maschinenraum-preflight' };
    // The address is judged where the socket takes it, so that a second resolution cannot slip in another one.
    send(url, { headers, signal, ...(trusted ? {} : { lookup: publicLookup }) }, resolve)
      .on('error', reject)
      .end();
  });
}

const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '');
    const first = addresses[0];
    if (first === undefined || addresses.some(({ address }) => isPrivate(address))) {
      return done(refused('PRIVATE_ADDRESS'), '');
    }
    return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
  });
};

function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return privateAddresses.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) throw refused('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(vendorCode: string): Error {
  return toolError('INVALID_INPUT', { tool: 'website', fields: ['url'], vendorCode });
}
