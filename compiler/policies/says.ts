import type { ExpressionOf, Expression } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';
import { conjuncts, keyOf, written } from './wording.ts';

/**
 * Whether an expression certainly says what a policy wants: it is that, or joins it to more by `and`. Of a context the policy names
 * the entries that matter to it. A part anywhere else proves nothing: `a or true` has `a` in it.
 */
export function says(expression: Expression, text: string): boolean {
  return holdsTrue(expression, written(text));
}

function holdsTrue(expression: Expression, wanted: Expression): boolean {
  if (wanted.kind === 'context') return expression.kind === 'context' && hasEntries(expression, wanted);
  const joined = new Set(conjuncts(expression).map(keyOf));
  return conjuncts(wanted).every((one) => joined.has(keyOf(one)));
}

/** In their order, and each once: an entry sees those before it. */
function hasEntries({ entries }: ExpressionOf<'context'>, wanted: ExpressionOf<'context'>): boolean {
  const names = new Set(wanted.entries.map(({ name }) => name));
  const kept = entries.filter(({ name }) => names.has(name));
  return (
    kept.length === wanted.entries.length &&
    wanted.entries.every(({ name, value }, at) => {
      const entry = kept[at];
      if (entry === undefined || entry.name !== name || !holdsTrue(entry.value, value)) return false;
      const read = new Set(references(value).map((one) => one.name));
      // `{sha256: asset.sha256, unchanged: sha256 = asset.sha256}` compares something else.
      return !entries
        .slice(0, entries.indexOf(entry))
        .some((before) => !names.has(before.name) && read.has(before.name));
    })
  );
}
