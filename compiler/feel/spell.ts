import type { Expression, ExpressionOf, TypeExpression, UnaryTests } from '../../engine/feel/tree.ts';

/** How tightly a form binds; a looser one inside needs parentheses. FEEL's grammar, DMN 1.5, 10.3.1.2. */
const LOOSEST = 0;
const TIGHT = {
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  power: 6,
  negation: 7,
  postfix: 8,
} as const;

/** An expression as text: what was parsed says the same again, in one spelling. A boxed table is `(table)`. */
export function spell(expression: Expression, around: number = LOOSEST): string {
  const [text, binding] = spelled(expression);
  return binding < around ? `(${text})` : text;
}

/** The cell of a decision table: `-`, or tests with commas between them. */
export function spellTests(tests: UnaryTests): string {
  if (tests.kind === 'any') return '-';
  const all = tests.tests.map((test) => spell(test)).join(', ');
  return tests.negated ? `not(${all})` : all;
}

type Spelled = readonly [text: string, binding: number];
const ATOM = 9;

function spelled(expression: Expression): Spelled {
  switch (expression.kind) {
    case 'null':
      return ['null', ATOM];
    case 'boolean':
      return [String(expression.value), ATOM];
    case 'number':
      return [String(expression.value), expression.value < 0 ? TIGHT.negation : ATOM];
    case 'decimal':
      return [expression.text, ATOM];
    case 'string':
      return [JSON.stringify(expression.value), ATOM];
    case 'moment':
      return [`@"${expression.text}"`, ATOM];
    case 'name':
      return [expression.name, ATOM];
    case 'path':
      return [`${spell(expression.source, TIGHT.postfix)}.${expression.name}`, TIGHT.postfix];
    case 'filter':
      return [`${spell(expression.source, TIGHT.postfix)}[${spell(expression.condition)}]`, TIGHT.postfix];
    case 'call':
      return [
        calling(
          expression.callee,
          expression.arguments.map((one) => spell(one)),
        ),
        TIGHT.postfix,
      ];
    case 'named-call':
      return [calling(expression.callee, expression.arguments.map(entryOf)), TIGHT.postfix];
    case 'negate':
      return [`-${spell(expression.operand, TIGHT.negation)}`, TIGHT.negation];
    case 'arithmetic':
      return arithmetic(expression);
    case 'comparison':
      return [operated(expression, TIGHT.comparison + 1, TIGHT.comparison + 1), TIGHT.comparison];
    case 'logic':
      return [
        operated(expression, TIGHT[expression.operator], TIGHT[expression.operator] + 1),
        TIGHT[expression.operator],
      ];
    case 'between': {
      const { value, low, high } = expression;
      const [from, to] = [spell(low, TIGHT.sum), spell(high, TIGHT.sum)];
      return [`${spell(value, TIGHT.sum)} between ${from} and ${to}`, TIGHT.comparison];
    }
    case 'in': {
      const [only, ...more] = expression.tests.map((test) => spell(test));
      const tests =
        more.length === 0 && expression.tests[0]?.kind !== 'list' ? only : `(${[only, ...more].join(', ')})`;
      return [`${spell(expression.value, TIGHT.sum)} in ${tests}`, TIGHT.comparison];
    }
    case 'instance-of':
      return [
        `${spell(expression.value, TIGHT.sum)} instance of ${typeText(expression.type)}`,
        TIGHT.comparison,
      ];
    case 'if': {
      const { condition, then, otherwise } = expression;
      return [`if ${spell(condition)} then ${spell(then)} else ${spell(otherwise)}`, LOOSEST];
    }
    case 'for':
      return [`for ${iterators(expression)} return ${spell(expression.body)}`, LOOSEST];
    case 'quantified':
      return [
        `${expression.quantifier} ${iterators(expression)} satisfies ${spell(expression.condition)}`,
        LOOSEST,
      ];
    case 'list':
      return [`[${expression.items.map((item) => spell(item)).join(', ')}]`, ATOM];
    case 'context':
      return [`{ ${expression.entries.map(entryOf).join(', ')} }`.replace('{  }', '{}'), ATOM];
    case 'function': {
      const parameters = expression.parameters.map(({ name, type }) =>
        type === undefined ? name : `${name}: ${typeText(type)}`,
      );
      return [`function(${parameters.join(', ')}) ${spell(expression.body)}`, LOOSEST];
    }
    case 'range': {
      const { low, high, lowIncluded, highIncluded } = expression;
      return [`${lowIncluded ? '[' : '('}${spell(low)}..${spell(high)}${highIncluded ? ']' : ')'}`, ATOM];
    }
    case 'bound':
      return [`${expression.operator} ${spell(expression.endpoint, TIGHT.sum)}`, TIGHT.comparison];
    case 'typed':
      return spelled(expression.value);
    case 'table':
      return ['(table)', ATOM];
    default:
      return expression satisfies never;
  }
}

function arithmetic(expression: ExpressionOf<'arithmetic'>): Spelled {
  const { operator } = expression;
  const own =
    operator === '**' ? TIGHT.power : operator === '*' || operator === '/' ? TIGHT.product : TIGHT.sum;
  return [operated(expression, own, own + 1), own];
}

function operated(
  {
    operator,
    left,
    right,
  }: { readonly operator: string; readonly left: Expression; readonly right: Expression },
  before: number,
  behind: number,
): string {
  return `${spell(left, before)} ${operator} ${spell(right, behind)}`;
}

function calling(callee: Expression, given: readonly string[]): string {
  return `${spell(callee, TIGHT.postfix)}(${given.join(', ')})`;
}

function entryOf({ name, value }: { readonly name: string; readonly value: Expression }): string {
  return `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : JSON.stringify(name)}: ${spell(value)}`;
}

function iterators({ iterators: all }: ExpressionOf<'for' | 'quantified'>): string {
  return all
    .map(
      ({ name, source, end }) => `${name} in ${spell(source)}${end === undefined ? '' : `..${spell(end)}`}`,
    )
    .join(', ');
}

function typeText(type: TypeExpression): string {
  switch (type.kind) {
    case 'named':
      return type.name;
    case 'list':
      return `list<${typeText(type.of)}>`;
    case 'range':
      return `range<${typeText(type.of)}>`;
    case 'context':
      return `context<${type.entries.map(({ name, type: inner }) => `${name}: ${typeText(inner)}`).join(', ')}>`;
    case 'constrained':
      return typeText(type.of);
    case 'function':
      return `function<${type.parameters.map(typeText).join(', ')}> -> ${typeText(type.result)}`;
    default:
      return type satisfies never;
  }
}
