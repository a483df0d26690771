import { isNestedDeeper } from './nesting.ts';

/** Deeper than any tool's answer is, and not too deep for what reads it by recursion. */
const DEEPEST = 500;

/** A body that no reader of ours would survive. */
export class NestedTooDeep extends Error {
  override readonly name = 'NestedTooDeep';
}

/** JSON where it is JSON, else the text, in the charset that the answer names (RFC 9110, 8.3.2); an empty body is undefined. */
export function parsedBody(bytes: Buffer, headers: Headers): unknown {
  if (bytes.length === 0) return undefined;
  const text = textOf(bytes, headers);
  if (/^\s*[[{]/.test(text) && isNestedDeeper(bytes, DEEPEST)) throw new NestedTooDeep('nested too deeply');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Without the byte order mark that some vendors put before their JSON. */
function textOf(bytes: Buffer, headers: Headers): string {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
