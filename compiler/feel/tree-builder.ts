import { parseNumber } from '../../engine/feel/number.ts';
import { parseMoment } from '../../engine/feel/temporal-text.ts';
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Entry,
  Expression,
  Iterator,
  Parameter,
  Span,
  UnaryTests,
} from '../../engine/feel/tree.ts';
import type { NameTable } from './names.ts';
import { unquote } from './string-literal.ts';
import type { ParseError, Syntax } from './syntax.ts';
import { buildType, type TypeTable } from './type-builder.ts';

/** What the builder needs to know, and where it writes what is wrong. */
export interface BuildContext {
  readonly names: NameTable;
  readonly types: TypeTable;
  readonly errors: ParseError[];
}

/** The tree of a parsed expression. */
export function buildExpression(syntax: Syntax, context: BuildContext): Expression {
  const build = (child: Syntax | undefined) => buildChild(child, syntax, context);
  const at: Span = [syntax.from, syntax.to];
  const { children } = syntax;
  const [first, second, third] = children;
  switch (syntax.name) {
    case 'Expression':
    case 'PositiveUnaryTest':
    case 'FunctionBody':
    case 'DateTimeLiteral':
      if (children.length > 1) return buildCall(syntax, context);
      return build(first);
    case 'ParenthesizedExpression':
      return build(second);
    case 'SimplePositiveUnaryTest':
      if (first?.name !== 'CompareOp') return build(first);
      return { kind: 'bound', at, operator: comparisonOf(first.text), endpoint: build(second) };
    case 'null':
      return { kind: 'null', at };
    case 'BooleanLiteral':
      return { kind: 'boolean', at, value: syntax.text === 'true' };
    case 'StringLiteral':
      return { kind: 'string', at, value: unquote(syntax.text) };
    case 'NumericLiteral':
      return buildNumber(syntax, context);
    case 'AtLiteral':
      return buildMoment(syntax, context);
    case '?':
      return { kind: 'name', at, name: '?' };
    case 'VariableName':
      return { kind: 'name', at, name: context.names.spell(syntax.text) };
    case 'PathExpression':
      return {
        kind: 'path',
        at,
        source: build(first),
        name: context.names.spell(children.at(-1)?.text ?? ''),
      };
    case 'FilterExpression':
      return { kind: 'filter', at, source: build(first), condition: build(third) };
    case 'FunctionInvocation':
      return buildCall(syntax, context);
    case 'ArithmeticExpression':
      if (first?.name === 'ArithOp') {
        const operand = build(second);
        return first.text === '-' ? { kind: 'negate', at, operand } : operand;
      }
      return {
        kind: 'arithmetic',
        at,
        operator: arithmeticOf(second?.text ?? ''),
        left: build(first),
        right: build(third),
      };
    case 'Comparison':
      return buildComparison(syntax, context);
    case 'Conjunction':
      return { kind: 'logic', at, operator: 'and', left: build(first), right: build(third) };
    case 'Disjunction':
      return { kind: 'logic', at, operator: 'or', left: build(first), right: build(third) };
    case 'InstanceOfExpression':
      return {
        kind: 'instance-of',
        at,
        value: build(first),
        type: buildType(children.at(-1), context),
      };
    case 'IfExpression':
      return {
        kind: 'if',
        at,
        condition: build(second),
        then: build(children[3]),
        otherwise: build(children[5]),
      };
    case 'ForExpression':
      return { kind: 'for', at, iterators: buildIterators(second, context), body: build(children[3]) };
    case 'QuantifiedExpression':
      return {
        kind: 'quantified',
        at,
        quantifier: first?.name === 'every' ? 'every' : 'some',
        iterators: buildIterators(second, context),
        condition: build(children[3]),
      };
    case 'List':
      return { kind: 'list', at, items: children.slice(1, -1).map(build) };
    case 'Context':
      return {
        kind: 'context',
        at,
        entries: children
          .filter(({ name }) => name === 'ContextEntry')
          .map((entry) => buildEntry(entry, context)),
      };
    case 'FunctionDefinition':
      return buildFunction(syntax, context);
    case 'Interval':
      return {
        kind: 'range',
        at,
        low: build(second),
        high: build(children[3]),
        lowIncluded: first?.text === '[',
        highIncluded: children.at(-1)?.text === ']',
      };
    default:
      return refuse(syntax, context);
  }
}

/** The tests of a decision table's cell. */
export function buildUnaryTests(syntax: Syntax, context: BuildContext): UnaryTests {
  const list = syntax.children.find(({ name }) => name === 'PositiveUnaryTests');
  if (!list) return { kind: 'any' };
  return {
    kind: 'tests',
    negated: syntax.children[0]?.name === 'not',
    tests: list.children.map((test) => buildExpression(test, context)),
  };
}

function buildChild(child: Syntax | undefined, parent: Syntax, context: BuildContext): Expression {
  return child ? buildExpression(child, context) : refuse(parent, context);
}

function refuse({ from, to, text }: Syntax, { errors }: BuildContext): Expression {
  errors.push({ message: `FEEL has no such expression: ${text}`, from, to });
  return { kind: 'null', at: [from, to] };
}

function buildNumber(syntax: Syntax, context: BuildContext): Expression {
  const text = syntax.text.replace(/\s+/g, '');
  const value = parseNumber(text);
  if (value === null) return refuse(syntax, context);
  const at: Span = [syntax.from, syntax.to];
  return typeof value === 'number' ? { kind: 'number', at, value } : { kind: 'decimal', at, text };
}

function buildMoment(syntax: Syntax, { errors }: BuildContext): Expression {
  const { from, to } = syntax;
  const text = unquote(syntax.text.slice(1));
  if (parseMoment(text) === null) {
    errors.push({ message: `${syntax.text} is no date, time or duration in ISO 8601.`, from, to });
  }
  return { kind: 'moment', at: [from, to], text };
}

function buildComparison(syntax: Syntax, context: BuildContext): Expression {
  const at: Span = [syntax.from, syntax.to];
  const { children } = syntax;
  const [left, operator, right] = children;
  const build = (child: Syntax | undefined) => buildChild(child, syntax, context);
  if (operator?.name === 'between') {
    return { kind: 'between', at, value: build(left), low: build(right), high: build(children[4]) };
  }
  if (operator?.name === 'in') {
    const several = children.find(({ name }) => name === 'PositiveUnaryTests');
    const tests = several ? several.children : right ? [right] : [];
    return { kind: 'in', at, value: build(left), tests: tests.map(build) };
  }
  return {
    kind: 'comparison',
    at,
    operator: comparisonOf(operator?.text ?? ''),
    left: build(left),
    right: build(right),
  };
}

function buildCall(syntax: Syntax, context: BuildContext): Expression {
  const at: Span = [syntax.from, syntax.to];
  const [callee] = syntax.children;
  const build = (child: Syntax | undefined) => buildChild(child, syntax, context);
  const isName = callee?.name === 'DateTimeConstructor' || callee?.name === 'SpecialFunctionName';
  const target: Expression =
    callee && isName
      ? { kind: 'name', at: [callee.from, callee.to], name: callee.text.replace(/\s+/g, ' ') }
      : build(callee);
  const named = syntax.children.find(({ name }) => name === 'NamedParameters');
  if (named) {
    const given = named.children.map((entry) => buildEntry(entry, context));
    return { kind: 'named-call', at, callee: target, arguments: given };
  }
  const positional = syntax.children.find(({ name }) => name === 'PositionalParameters');
  return { kind: 'call', at, callee: target, arguments: positional?.children.map(build) ?? [] };
}

function buildEntry(syntax: Syntax, context: BuildContext): Entry {
  const [key, value] = syntax.children;
  const quoted = key?.children[0]?.name === 'StringLiteral';
  const name = quoted ? unquote(key.text) : context.names.spell(key?.text ?? '');
  return { name, value: buildChild(value, syntax, context) };
}

function buildIterators(syntax: Syntax | undefined, context: BuildContext): readonly Iterator[] {
  return (syntax?.children ?? []).map((each) => {
    const [name, , range] = each.children;
    const [source, , end] = range?.children ?? [];
    return {
      name: context.names.spell(name?.text ?? ''),
      source: buildChild(source, each, context),
      ...(end && { end: buildExpression(end, context) }),
    };
  });
}

function buildFunction(syntax: Syntax, context: BuildContext): Expression {
  const { children } = syntax;
  const formal = children.find(({ name }) => name === 'FormalParameters')?.children ?? [];
  const external = children.some(({ name }) => name === 'external');
  const parameters = formal.map(({ children: [name, type] }): Parameter => ({
    name: context.names.spell(name?.text ?? ''),
    ...(type && { type: buildType(type, context) }),
  }));
  return {
    kind: 'function',
    at: [syntax.from, syntax.to],
    parameters,
    body: buildChild(children.at(-1), syntax, context),
    ...(external && { external }),
  };
}

function comparisonOf(text: string): ComparisonOperator {
  return text === '!=' || text === '<' || text === '<=' || text === '>' || text === '>=' ? text : '=';
}

function arithmeticOf(text: string): ArithmeticOperator {
  if (text === '-' || text === '*' || text === '/') return text;
  return text === '+' ? '+' : '**';
}
