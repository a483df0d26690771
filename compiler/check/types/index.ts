import type { Expression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldOf, objectOf } from '../shape.ts';
import { typeArithmetic, typeNegation } from './arithmetic.ts';
import { typeCall, typeFunctionName } from './calls.ts';
import { typeBetween, typeComparison, typeIn } from './comparisons.ts';
import {
  callable,
  emptyList,
  listOf,
  literalShape,
  momentShape,
  nothing,
  number,
  oneOf,
  shapeOfType,
  truth,
} from './feel-type.ts';
import { requireTruth, typeFilter, typeFor, typeQuantified } from './lists.ts';
import { typePath } from './paths.ts';
import { checkEnds } from './ranges.ts';
import { madeOf, readIn } from './personal-shapes.ts';
import { typeTable } from './tables.ts';
import type { Mistake, TypedTable, Typing } from './typing.ts';

export type { Mistake, TypedTable } from './typing.ts';

/** What an expression gives inside FEEL, as far as can be said without running it, and what in it can never be meant. */
export interface Typed {
  readonly shape: Shape;
  readonly mistakes: readonly Mistake[];
  /** The decision tables in it. */
  readonly tables: readonly TypedTable[];
}

/**
 * Types an expression; `variables` are all names that it sees, as one object. Nothing is said of what nobody can know, nor of plain
 * paths into variables, but for those in `own`.
 */
export function typeExpression(expression: Expression, variables: Shape, own: Typing['own'] = none): Typed {
  const before = known.get(expression);
  if (before?.variables === variables && before.own === own) return before.typed;
  const typed = typeAnew(expression, variables, own);
  known.set(expression, { variables, own, typed });
  return typed;
}

const none: Typing['own'] = new Set();

/** What an expression was typed as last: its reader, its writer and its values ask one after the other. */
const known = new WeakMap<
  Expression,
  { readonly variables: Shape; readonly own: Typing['own']; readonly typed: Typed }
>();

function typeAnew(expression: Expression, variables: Shape, own: Typing['own']): Typed {
  const mistakes = new Map<string, Mistake>();
  const mistake: Typing['mistake'] = (message, hint) => mistakes.set(message, { message, hint });
  const tables = new Map<TypedTable['table'], TypedTable>();
  const met: Typing['met'] = (table) => tables.set(table.table, table);
  const typingOf = (names: Shape, own: Typing['own']): Typing => {
    const typing: Typing = {
      variables: names,
      own,
      mistake,
      met,
      shapeOf: (part, more) =>
        typeNode(
          part,
          more === undefined
            ? typing
            : typingOf(withNames(names, more), new Set([...own, ...Object.keys(more)])),
        ),
    };
    return typing;
  };
  const shape = typeNode(expression, typingOf(variables, own));
  return { shape, mistakes: [...mistakes.values()], tables: [...tables.values()] };
}

function withNames(shape: Shape, names: Readonly<Record<string, Shape>>): Shape {
  return { ...shape, properties: { ...shape.properties, ...names } };
}

function typeNode(node: Expression, typing: Typing): Shape {
  switch (node.kind) {
    case 'null':
      return nothing;
    case 'boolean':
      return truth;
    case 'number':
    case 'string':
      return literalShape(node.value);
    case 'decimal':
      return number;
    case 'moment':
      return momentShape(node.text);
    case 'name':
      return fieldOf(typing.variables, node.name) ?? typeFunctionName(node) ?? anything;
    case 'path':
      return typePath(node, typing);
    case 'filter':
      return typeFilter(node, typing);
    case 'call':
    case 'named-call':
      return typeCall(node, typing);
    case 'negate':
      return typeNegation(node, typing);
    case 'arithmetic':
      return typeArithmetic(node, typing);
    case 'comparison':
      return typeComparison(node, typing);
    case 'logic': {
      const sides = [typing.shapeOf(node.left), typing.shapeOf(node.right)];
      for (const side of sides) requireTruth(side, node.operator, typing);
      return madeOf(sides, truth);
    }
    case 'between':
      return typeBetween(node, typing);
    case 'in':
      return typeIn(node, typing);
    case 'instance-of':
      typing.shapeOf(node.value);
      return truth;
    case 'if': {
      const condition = typing.shapeOf(node.condition);
      requireTruth(condition, 'if', typing);
      return madeOf([condition], oneOf([typing.shapeOf(node.then), typing.shapeOf(node.otherwise)]));
    }
    case 'for':
      return typeFor(node, typing);
    case 'quantified':
      return typeQuantified(node, typing);
    case 'list':
      return node.items.length === 0
        ? // Of no items: beside another list it says nothing about them.
          emptyList
        : listOf(oneOf(node.items.map((item) => typing.shapeOf(item))));
    case 'context':
      return typeContext(node.entries, typing);
    case 'range':
      checkEnds(node.low, node.high, typing);
      return { type: 'range', items: oneOf([typing.shapeOf(node.low), typing.shapeOf(node.high)]) };
    case 'bound':
      return { type: 'range', items: typing.shapeOf(node.endpoint) };
    case 'function':
      return madeOf(readIn(node, typing.variables), callable);
    case 'typed': {
      const shape = typing.shapeOf(node.value);
      return Object.keys(shape).length > 0 ? shape : shapeOfType(node.type);
    }
    case 'table':
      return typeTable(node.table, typing);
    default:
      return node satisfies never;
  }
}

/** Each entry sees those before it. */
function typeContext(
  entries: readonly { readonly name: string; readonly value: Expression }[],
  typing: Typing,
): Shape {
  const known: Record<string, Shape> = {};
  for (const { name, value } of entries) known[name] = typing.shapeOf(value, known);
  return { ...objectOf(known), written: true };
}
