import type { Expression } from '../../engine/feel/tree.ts';
import type { Model } from '../../engine/model.ts';
import type { Value } from '../../engine/value.ts';
import { canonicalJson } from '../hash.ts';
import type { Compared } from './compare.ts';

/**
 * The decisions of models as things to compare: of a table each rule, for rules have ids of their own. What a rule says stands in the
 * DMN file, and a model has it parsed: the texts here only tell whether it is the same.
 */
export function decisionsOf(models: readonly Model[]): ReadonlyMap<string, Compared> {
  const found = new Map<string, Compared>();
  for (const node of models.flatMap(({ decisions }) => Object.values(decisions?.nodes ?? {}))) {
    const { id, name, kind, ...said } = node;
    const { logic, ...rest } = { logic: undefined, ...said };
    const spoken = kind === 'knowledge' ? 'business knowledge' : kind === 'input' ? 'input data' : kind;
    found.set(id, { id, kind: spoken, name, properties: { ...texts(rest), ...logicOf(logic) } });
  }
  return found;
}

function logicOf(logic: Expression | undefined): Readonly<Record<string, string>> {
  if (logic?.kind !== 'table') return texts({ logic });
  const { rules, inputs, outputs, ...rest } = logic.table;
  return {
    ...texts(rest),
    ...texts(Object.fromEntries(inputs.map((column) => [`input ${column.label}`, column]))),
    ...texts(
      Object.fromEntries(outputs.map((column, index) => [`output ${column.name ?? index + 1}`, column])),
    ),
    ...texts(Object.fromEntries(rules.map((rule) => [`rule ${rule.id}`, rule]))),
    ...texts({ 'order of the rules': rules.map(({ id }) => id) }),
  };
}

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

function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])),
  );
}
