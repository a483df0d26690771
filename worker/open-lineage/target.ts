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
  // `file:events.ndjson` would be a file of the root folder.
  if (url?.protocol === 'file:' && url.host === '' && /^file:\//i.test(text)) return fileTarget(url);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return httpTarget(url, key);
  throw new LineageTargetError('MASCHINENRAUM_OPENLINEAGE is neither a file nor an HTTP address');
}

function fileTarget(url: URL): Target {
  const file = fileURLToPath(url);
  return (event) => appendFile(file, `${JSON.stringify(event)}\n`, { mode: 0o600 });
}

function httpTarget(url: URL, key: string | undefined): Target {
  // What fetch says of either quotes it, with each event.
  if (url.username !== '' || url.password !== '')
    throw new LineageTargetError(
      'MASCHINENRAUM_OPENLINEAGE holds a user: a key is MASCHINENRAUM_OPENLINEAGE_KEY',
    );
  const headers = headersWith(key);
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

function headersWith(key: string | undefined): Headers {
  const headers = new Headers({ 'content-type': 'application/json' });
  try {
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
    return headers;
  } catch {
    throw new LineageTargetError('MASCHINENRAUM_OPENLINEAGE_KEY holds a character that no header can carry');
  }
}
