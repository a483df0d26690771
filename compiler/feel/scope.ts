import type { Expression, Iterator, UnaryTests } from '../../engine/feel/tree.ts';

/** What a part of an expression sees besides the variables around the whole; it holds while the part is visited. */
export interface LocalScope {
  readonly bound: ReadonlySet<string>;
  /** Inside a filter: a name may also be an entry of the filtered items. */
  readonly filtered: boolean;
}

export type Visit = (node: Expression, scope: LocalScope) => void;

const OUTERMOST: LocalScope = { bound: new Set(), filtered: false };

/** Visits every part of an expression, each with the names bound around it. */
export function visit(node: Expression, each: Visit, scope: LocalScope = OUTERMOST): void {
  each(node, scope);
  const into = (part: Expression, inner: LocalScope = scope) => visit(part, each, inner);
  switch (node.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'decimal':
    case 'string':
    case 'moment':
    case 'name':
      return;
    case 'path':
      return into(node.source);
    case 'filter':
      into(node.source);
      return into(node.condition, { ...bind(scope, ['item']), filtered: true });
    case 'call':
      into(node.callee);
      return node.arguments.forEach((argument) => into(argument));
    case 'named-call':
      into(node.callee);
      return node.arguments.forEach(({ value }) => into(value));
    case 'negate':
      return into(node.operand);
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      into(node.left);
      return into(node.right);
    case 'between':
      return [node.value, node.low, node.high].forEach((part) => into(part));
    case 'in':
      into(node.value);
      return node.tests.forEach((test) => into(test, bind(scope, ['?'])));
    case 'instance-of':
      return into(node.value);
    case 'if':
      return [node.condition, node.then, node.otherwise].forEach((part) => into(part));
    case 'for':
      return into(node.body, bind(iterate(node.iterators, scope, into), ['partial']));
    case 'quantified':
      return into(node.condition, iterate(node.iterators, scope, into));
    case 'list':
      return node.items.forEach((item) => into(item));
    case 'context': {
      const bound = new Set(scope.bound);
      for (const { name, value } of node.entries) {
        // A function may call itself.
        if (value.kind === 'function') bound.add(name);
        into(value, { ...scope, bound });
        bound.add(name);
      }
      return;
    }
    case 'function':
      return into(
        node.body,
        bind(
          scope,
          node.parameters.map(({ name }) => name),
        ),
      );
    case 'range':
      into(node.low);
      return into(node.high);
    case 'bound':
      return into(node.endpoint);
    case 'typed':
      return into(node.value);
    case 'table': {
      const cell = bind(scope, ['?']);
      for (const { value } of node.table.inputs) into(value);
      for (const { tests, results } of node.table.rules) {
        for (const test of tests.flatMap(expressionsOf)) into(test, cell);
        for (const result of results) into(result);
      }
      return;
    }
    default:
      return node satisfies never;
  }
}

/** The expressions of a cell's tests. */
export function expressionsOf(tests: UnaryTests): readonly Expression[] {
  return tests.kind === 'any' ? [] : tests.tests;
}

/** Each iterator sees those before it. */
function iterate(
  iterators: readonly Iterator[],
  scope: LocalScope,
  into: (part: Expression, inner: LocalScope) => void,
): LocalScope {
  const bound = new Set(scope.bound);
  const inner = { ...scope, bound };
  for (const { name, source, end } of iterators) {
    into(source, inner);
    if (end) into(end, inner);
    bound.add(name);
  }
  return inner;
}

function bind(scope: LocalScope, names: readonly string[]): LocalScope {
  return { ...scope, bound: new Set([...scope.bound, ...names]) };
}
