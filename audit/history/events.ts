import type { EventJson } from './proto-json.ts';

/** A payload in proto3 JSON: data and the values of metadata are base64. */
export interface PayloadJson {
  readonly metadata?: { readonly [key: string]: string };
  readonly data?: string;
}

type Json = { readonly [name: string]: unknown };

/** The kind of an event, without its prefix: `ACTIVITY_TASK_SCHEDULED`. */
export function kindOf(event: EventJson): string {
  return event.eventType.replace('EVENT_TYPE_', '');
}

/** What an event holds: the fields under its one `…EventAttributes`. */
export function attributesOf(event: EventJson): Json {
  const name = Object.keys(event).find((key) => key.endsWith('EventAttributes'));
  const attributes = name === undefined ? undefined : event[name];
  return isJson(attributes) ? attributes : {};
}

/** The value at a dotted path, or undefined where there is none. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner: unknown, key) => (isJson(inner) ? inner[key] : undefined), value);
}

export function textAt(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

export function isPayload(value: unknown): value is PayloadJson {
  return isJson(value) && isJson(value['metadata']) && 'encoding' in value['metadata'];
}

/** Every payload in a piece of an event, in the order of the fields. */
export function payloadsIn(value: unknown): readonly PayloadJson[] {
  if (isPayload(value)) return [value];
  return isJson(value) ? Object.values(value).flatMap(payloadsIn) : [];
}

/** The value of a payload of the default converter; undefined for any other encoding or broken data. */
export function valueOf(payload: PayloadJson): unknown {
  const encoding = Buffer.from(payload.metadata?.['encoding'] ?? '', 'base64').toString();
  if (encoding === 'binary/null') return null;
  if (encoding !== 'json/plain') return undefined;
  try {
    return JSON.parse(Buffer.from(payload.data ?? '', 'base64').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** The first value of a list of payloads (`input`, `result`). */
export function firstValue(payloads: unknown): unknown {
  const [first] = payloadsIn(payloads);
  return first === undefined ? undefined : valueOf(first);
}
