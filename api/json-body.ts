import { isNestedDeeper } from '../activities/kit/nesting.ts';
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

/** Reads a JSON body; BODY_NOT_JSON or BODY_TOO_DEEP, which is found before anything recursive sees it. An empty body reads as undefined. */
export function readJsonBody(raw: Buffer): JsonBody {
  if (raw.length === 0) return new JsonBody(raw, undefined);
  refuseDeep(raw);
  try {
    return new JsonBody(raw, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
  } catch {
    // The parser's message quotes the body, and the body may be personal.
    throw new Problem('BODY_NOT_JSON');
  }
}

/** BODY_TOO_DEEP; whatever the body says that it is. */
export function refuseDeep(raw: Buffer): void {
  if (isNestedDeeper(raw, MAX_DEPTH)) throw new Problem('BODY_TOO_DEEP');
}
