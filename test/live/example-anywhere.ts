import { schemasOf } from '../../activities/kit/describe.ts';
import type { Action } from '../../activities/kit/define-action.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Texts that mean the same at every account. */
const FORMATS = new Set(['date', 'date-time']);

/**
 * The fields of an action's example that name something of one account (an id, a key, an address), or may do so. An example without any
 * works against every account.
 */
export function fieldsOfAnAccount(action: Action): readonly string[] {
  return strange(schemasOf(action).input as Schema, action.example, '');
}

function strange(schema: Schema, value: unknown, at: string): readonly string[] {
  if (value === null || typeof value !== 'object') {
    const fixed = typeof value !== 'string' || isChoice(schema) || FORMATS.has(String(schema['format']));
    return fixed ? [] : [at];
  }
  if (Array.isArray(value)) {
    const items = (schema['items'] ?? {}) as Schema;
    return [...new Set(value.flatMap((item) => strange(items, item, at)))];
  }
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(value).flatMap(([name, field]) =>
    strange(properties[name] ?? {}, field, at === '' ? name : `${at}.${name}`),
  );
}

function isChoice(schema: Schema): boolean {
  return 'enum' in schema || 'const' in schema;
}
