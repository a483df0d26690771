import { emptyContext } from '../contexts.ts';
import {
  entryOf,
  isContext,
  isList,
  type FeelContext,
  type FeelList,
  type FeelValue,
} from '../feel-value.ts';
import { anything, context, list, required, string } from './parameters.ts';
import { builtIn, signature } from './signature.ts';

/** Functions on contexts: DMN 1.5, table 82. */
export const contexts = {
  'get value': builtIn(
    signature(
      [required('m', context), required('key', string)],
      ([value, key]) => entryOf(value, key) ?? null,
    ),
    signature([required('context', context), required('keys', list)], ([value, keys]) =>
      keys.reduce<FeelValue>(
        (inner, key) => (isContext(inner) && typeof key === 'string' ? (entryOf(inner, key) ?? null) : null),
        value,
      ),
    ),
  ),
  'get entries': builtIn(
    signature([required('m', context)], ([value]) =>
      Object.entries(value).map(([key, entry]) => ({ key, value: entry })),
    ),
  ),
  context: builtIn(signature([required('entries', list)], ([entries]) => contextOf(entries))),
  'context put': builtIn(
    signature(
      [required('context', context), required('key', string), required('value', anything)],
      ([target, key, value]) => put(target, [key], value),
    ),
    signature(
      [required('context', context), required('keys', list), required('value', anything)],
      ([target, keys, value]) => put(target, keys, value),
    ),
  ),
  'context merge': builtIn(
    signature([required('contexts', list)], ([parts]) => (parts.every(isContext) ? merge(parts) : null)),
  ),
};

function contextOf(entries: FeelList): FeelContext | null {
  const made = emptyContext();
  for (const entry of entries) {
    if (!isContext(entry)) return null;
    const key = entryOf(entry, 'key');
    const value = entryOf(entry, 'value');
    if (typeof key !== 'string' || value === undefined || Object.hasOwn(made, key)) return null;
    made[key] = value;
  }
  return made;
}

function put(target: FeelContext, [key, ...others]: FeelList, value: FeelValue): FeelContext | null {
  if (typeof key !== 'string') return null;
  if (others.length === 0) return merge([target, entry(key, value)]);
  const inner = entryOf(target, key) ?? null;
  const changed = isContext(inner) && !isList(inner) ? put(inner, others, value) : null;
  return changed && merge([target, entry(key, changed)]);
}

function entry(key: string, value: FeelValue): FeelContext {
  const made = emptyContext();
  made[key] = value;
  return made;
}

function merge(parts: readonly FeelContext[]): FeelContext {
  return Object.assign(emptyContext(), ...parts);
}
