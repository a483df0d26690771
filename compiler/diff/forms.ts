import type { Model } from '../../engine/model.ts';
import type { Value } from '../../engine/value.ts';
import { canonicalJson } from '../hash.ts';
import type { Compared } from './compare.ts';

/** The forms of models as things to compare, each field of its own. */
export function formsOf(models: readonly Model[]): ReadonlyMap<string, Compared> {
  const found = new Map<string, Compared>();
  for (const [id, form] of models.flatMap(({ forms }) => Object.entries(forms ?? {}))) {
    found.set(id, { id, kind: 'form', name: '', properties: fieldsOf(form) });
  }
  return found;
}

function fieldsOf(form: Value): Readonly<Record<string, string>> {
  const { components, ...head } = form as { readonly components?: unknown };
  const fields: Record<string, string> = {};
  const walk = (list: unknown, around: string): void => {
    for (const component of Array.isArray(list)
      ? (list as readonly Readonly<Record<string, unknown>>[])
      : []) {
      const { components: inner, id, key, path, ...said } = component;
      const name = `${around}${String(key ?? path ?? id)}`;
      for (const [property, value] of Object.entries(said)) fields[`${name} ${property}`] = textOf(value);
      walk(inner, `${name}.`);
    }
  };
  walk(components, '');
  return {
    ...Object.fromEntries(Object.entries(head).map(([key, value]) => [key, textOf(value)])),
    ...fields,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}
