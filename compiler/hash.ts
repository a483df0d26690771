import { createHash } from 'node:crypto';
import type { Model } from '../engine/model.ts';

/** JSON with the keys of every object in code-unit order and no white space: the same data always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a model's canonical JSON, in hex: what a case writes into its history. */
export function hashModel(model: Model): string {
  return createHash('sha256').update(canonicalJson(model)).digest('hex');
}
