import { withoutCredentials } from '../../activities/kit/credentials.ts';
import { exchangeLog, type Exchange } from '../../activities/sandbox/exchange-log.ts';
import { readBody } from '../../activities/sandbox/read-request.ts';

/** Exchanges that were recorded, credentials taken out. */
export interface Recorder {
  /** Those since it was last asked. */
  take(): readonly Exchange[];
  /** Puts the fetch back that was there before. */
  stop(): void;
}

interface RecorderOptions {
  readonly tool: string;
  /** Addresses of the tool; an exchange's path is what comes after the longest that fits. */
  readonly baseUrls: readonly string[];
  /** Addresses of no contract: where access tokens come from. */
  readonly ignored: readonly string[];
  readonly credentials: readonly string[];
  readonly now: () => Date;
}

/** Writes down everything that goes through `fetch` until it is stopped. */
export function recordFetch(options: RecorderOptions): Recorder {
  const before = globalThis.fetch;
  const log = exchangeLog(options.credentials);
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const path = pathBelow(url, options);
    const type = request.headers.get('content-type') ?? '';
    const sent = await readBody(Buffer.from(await request.clone().arrayBuffer()), type);
    const answer = await before(input, init);
    if (path === undefined) return answer;
    const received = parsed(await answer.clone().text());
    log.add({
      at: options.now().toISOString(),
      tool: options.tool,
      method: request.method,
      path: withoutCredentials(path, options.credentials),
      query: [...url.searchParams],
      headers: Object.fromEntries(request.headers),
      body: sent,
      faulted: false,
      response: { status: answer.status, headers: Object.fromEntries(answer.headers), body: received },
    });
    return answer;
  };
  return {
    take() {
      const taken = [...log.list()];
      log.clear();
      return taken;
    },
    stop() {
      globalThis.fetch = before;
    },
  };
}

/** Nothing where the contract knows nothing of it: a token endpoint, another host. */
function pathBelow(url: URL, { baseUrls, ignored }: RecorderOptions): string | undefined {
  const whole = url.origin + url.pathname;
  if (ignored.includes(whole)) return undefined;
  const below = baseUrls
    .map((base) => base.replace(/\/$/, ''))
    .filter((base) => base !== '' && (whole === base || whole.startsWith(`${base}/`)))
    .sort((one, other) => other.length - one.length)[0];
  return below === undefined ? undefined : whole.slice(below.length) || '/';
}

/** JSON whatever its type says, or the text; undefined when it is empty. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
