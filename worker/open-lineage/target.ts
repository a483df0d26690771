import { appendFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where events go: takes one, or throws. */
export type Target = (event: object, signal: AbortSignal) => Promise<void>;

/** MASCHINENRAUM_OPENLINEAGE says no place where events could go. */
export class LineageTargetError extends Error {
  override readonly name = 'LineageTargetError';
  readonly code = 'OPENLINEAGE_TARGET_INVALID';
  readonly next = 'give file:/path/to/events.ndjson, or the http(s) address that takes OpenLineage events';
}

/** Reads `file:/path.ndjson`, or an HTTP address that takes an event a POST. The address may hold a key: it is told in no error. */
export function targetFrom(text: string, key?: string): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'file:') return fileTarget(url);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return httpTarget(url, key);
  throw new LineageTargetError('MASCHINENRAUM_OPENLINEAGE is neither a file nor an HTTP address');
}

function fileTarget(url: URL): Target {
  const file = fileURLToPath(url);
  return (event) => appendFile(file, `${JSON.stringify(event)}\n`, { mode: 0o600 });
}

function httpTarget(url: URL, key: string | undefined): Target {
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  return async (event, signal) => {
    // No key follows to another host.
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(event),
      redirect: 'error',
      signal,
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
  };
}
