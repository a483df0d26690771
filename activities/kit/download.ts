import type { Call } from './define-action.ts';
import { codeForStatus, retryAfterMs, toolError } from './errors.ts';
import { readBody } from './read-body.ts';

const LARGEST_FILE_BYTES = 50 * 1024 * 1024;
const LONGEST_WAIT_MS = 120_000;

/**
 * Fetches a file from an address that a tool has just signed for us, a report for example. No credential goes there and no redirect is followed;
 * addresses without TLS are refused, but for the connection's own (a sandbox). `what` names the file in errors: the address is a secret.
 */
export async function download(
  { http, signal, now }: Pick<Call<unknown>, 'http' | 'signal' | 'now'>,
  address: string,
  what: { readonly tool: string; readonly action: string; readonly request: string },
): Promise<Buffer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const own = url?.origin === (URL.canParse(http.baseUrl) ? new URL(http.baseUrl).origin : undefined);
  if (url === undefined || (url.protocol !== 'https:' && !own)) throw toolError('BAD_RESPONSE', what);
  const timeout = AbortSignal.timeout(LONGEST_WAIT_MS);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, timeout]) });
    const code = codeForStatus(response.status);
    if (code === undefined) return await readBody(response, LARGEST_FILE_BYTES);
    await response.body?.cancel();
    const wait = retryAfterMs(response.headers, now().getTime());
    throw toolError(code, { ...what, status: response.status }, wait);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (timeout.aborted) throw toolError('TIMEOUT', what);
    // What fetch says would quote the address.
    if (error instanceof RangeError) throw toolError('BAD_RESPONSE', { ...what, fields: ['too large'] });
    if (error instanceof TypeError) throw toolError('UNAVAILABLE', what);
    throw error;
  }
}
