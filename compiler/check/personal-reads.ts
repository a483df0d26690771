import type { Expression, Iterator } from '../../engine/feel/tree.ts';
import { PERSONAL } from '../../engine/personal-data.ts';
import { anything, fieldOf, objectOf, readsPersonal, type Shape } from './shape.ts';

/**
 * What an expression reads of people otherwise than by a plain path into the variables: of an item of a list, of what a loop or a
 * context names, by `get value`. Told as one would say it.
 */
export function personalReads(expression: Expression, variables: Shape): readonly string[] {
  const found = new Set<string>();
  const follow = (node: Expression, names: Shape): Shape => {
    const go = (inner: Expression, more?: Readonly<Record<string, Shape>>): Shape =>
      follow(inner, more === undefined ? names : { ...names, properties: { ...names.properties, ...more } });
    switch (node.kind) {
      case 'name':
        return fieldOf(names, node.name) ?? anything;
      case 'path': {
        const source = go(node.source);
        if (!isPlain(node) || isBound(node, variables, names)) note(source, node.name);
        return fieldOf(source, node.name) ?? anything;
      }
      case 'filter': {
        const item = itemOf(go(node.source));
        go(node.condition, { ...item.properties, item });
        return item;
      }
      case 'for':
        return { type: 'array', items: go(node.body, bound(node.iterators, go)) };
      case 'quantified':
        go(node.condition, bound(node.iterators, go));
        return anything;
      case 'context': {
        const entries: Record<string, Shape> = {};
        for (const { name, value } of node.entries) entries[name] = go(value, entries);
        return objectOf(entries);
      }
      case 'list':
        return { type: 'array', items: { anyOf: node.items.map((item) => go(item)) } };
      case 'if':
        go(node.condition);
        return { anyOf: [go(node.then), go(node.otherwise)] };
      case 'call': {
        const [of, key] = node.arguments;
        const source = of === undefined ? anything : go(of);
        for (const other of node.arguments.slice(1)) go(other);
        if (node.callee.kind !== 'name' || node.callee.name !== 'get value' || key?.kind !== 'string')
          return anything;
        note(source, key.value);
        return fieldOf(source, key.value) ?? anything;
      }
      case 'typed':
        return go(node.value);
      default:
        for (const part of partsOf(node)) go(part);
        return anything;
    }
  };
  const note = (source: Shape, name: string): void => {
    if (readsPersonal(source, [name])) found.add(name);
  };
  follow(expression, variables);
  return [...found];
}

function bound(
  iterators: readonly Iterator[],
  go: (inner: Expression, more?: Readonly<Record<string, Shape>>) => Shape,
): Readonly<Record<string, Shape>> {
  const names: Record<string, Shape> = {};
  for (const { name, source } of iterators) names[name] = itemOf(go(source, names));
  return names;
}

/** FEEL takes what is no list for a list of one. */
function itemOf(shape: Shape): Shape {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return { anyOf: branches.map(itemOf) };
  const item = shape.items ?? shape;
  return shape[PERSONAL] === undefined ? item : { ...item, [PERSONAL]: shape[PERSONAL] };
}

function isPlain(node: Expression): boolean {
  return node.kind === 'name' || (node.kind === 'path' && isPlain(node.source));
}

/** The name that a path begins with is not a variable of the process here. */
function isBound(node: Expression, variables: Shape, names: Shape): boolean {
  if (node.kind === 'path') return isBound(node.source, variables, names);
  return node.kind === 'name' && fieldOf(names, node.name) !== fieldOf(variables, node.name);
}

function partsOf(node: Expression): readonly Expression[] {
  return Object.values(node).flatMap((value: unknown): readonly Expression[] =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
      if (typeof one !== 'object' || one === null) return [];
      if ('kind' in one && 'at' in one) return [one as Expression];
      return 'value' in one && 'name' in one ? [one.value as Expression] : [];
    }),
  );
}
