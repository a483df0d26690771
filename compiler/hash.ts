import { createHash } from 'node:crypto';
import type { Model } from '../engine/model.ts';

/** JSON with the keys of every object in code-unit order and no white space: the same data always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const entry: unknown = value[key as keyof typeof value];
    if (entry !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a model's canonical JSON, in hex: what a case writes into its history. */
export function hashModel(model: Model): string {
  return createHash('sha256').update(canonicalJson(model)).digest('hex');
}
