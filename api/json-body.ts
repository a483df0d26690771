import { Problem } from './problems.ts';

/** A body as it came and as it reads. */
export class JsonBody {
  readonly raw: Buffer;
  readonly value: unknown;

  constructor(raw: Buffer, value: unknown) {
    this.raw = raw;
    this.value = value;
  }
}

const MAX_DEPTH = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/** Reads a JSON body; BODY_NOT_JSON or BODY_TOO_DEEP, which is found before anything recursive sees it. An empty body reads as undefined. */
export function readJsonBody(raw: Buffer): JsonBody {
  if (raw.length === 0) return new JsonBody(raw, undefined);
  if (deeperThan(raw, MAX_DEPTH)) throw new Problem('BODY_TOO_DEEP');
  try {
    return new JsonBody(raw, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
  } catch {
    // The parser's message quotes the body, and the body may be personal.
    throw new Problem('BODY_NOT_JSON');
  }
}

function deeperThan(raw: Buffer, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.includes(byte)) {
      if (++depth > limit) return true;
    } else if (CLOSING.includes(byte)) depth--;
  }
  return false;
}
