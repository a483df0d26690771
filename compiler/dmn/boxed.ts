import { evaluate } from '../../engine/feel/evaluate.ts';
import { javaFunction } from '../../engine/feel/java-functions.ts';
import type { Entry, Expression, Parameter, Span, UnaryTests } from '../../engine/feel/tree.ts';
import { parseExpression, parseUnaryTests, type NameShape, type ParseOptions } from '../feel/index.ts';
import {
  isBoxed,
  type Boxed,
  type ChildElement,
  type ContextElement,
  type FunctionElement,
  type InformationItem,
  type InvocationElement,
  type IteratorElement,
  type RelationElement,
  type TextElement,
} from './elements.ts';
import type { DmnReport } from './report.ts';
import { buildTable } from './tables.ts';
import { shapeOf, type ModelTypes } from './types.ts';

/** What is around a boxed expression. */
export interface BoxedSite {
  /** The decision or business knowledge model that it belongs to. */
  readonly owner: { readonly id: string; readonly name: string };
  readonly names: NameShape;
  readonly types: ModelTypes;
  readonly report: DmnReport;
}

const NOWHERE: Span = [0, 0];
const NOTHING: Expression = { kind: 'null', at: NOWHERE };
const FEEL =
  /^(feel|https?:\/\/www\.omg\.org\/spec\/DMN\/\d+\/FEEL\/?|https?:\/\/www\.omg\.org\/spec\/FEEL\/\d+)$/i;

/** A boxed expression as one expression tree: boxes are FEEL with borders (DMN 1.5, 7.3 and 10.2). */
export function buildBoxed(element: Boxed | undefined, site: BoxedSite): Expression {
  if (!element) return NOTHING;
  return typed(buildUntyped(element, site), element, site);
}

/** The tree of a literal expression; without text it is null. */
export function buildText(element: TextElement | undefined, site: BoxedSite): Expression {
  const text = element?.text ?? '';
  if (text.trim() === '' || !isFeel(element, site)) return NOTHING;
  const parsed = parseExpression(text, optionsOf(site));
  if (!parsed.ok) reportErrors(parsed.errors, element, text, site);
  return (parsed.ok ? parsed.expression : parsed.expression) ?? NOTHING;
}

/** The tests of a cell; without text it takes everything. */
export function buildTests(element: TextElement | undefined, site: BoxedSite): UnaryTests {
  const text = element?.text ?? '';
  if (text.trim() === '' || !isFeel(element, site)) return { kind: 'any' };
  const parsed = parseUnaryTests(text, optionsOf(site));
  if (!parsed.ok) reportErrors(parsed.errors, element, text, site);
  // A cell that cannot be read never matches.
  return (parsed.ok ? parsed.tests : parsed.tests) ?? { kind: 'tests', negated: false, tests: [] };
}

/** A site that knows one more name. */
export function withName(site: BoxedSite, name: string, shape: NameShape = {}): BoxedSite {
  return { ...site, names: { ...site.names, [name]: shape } };
}

/** The function that a business knowledge model or a boxed function stands for. */
export function buildFunction(element: FunctionElement, site: BoxedSite): Expression {
  const parameters = (element.formalParameter ?? []).map((parameter): Parameter => {
    const type = site.types.resolve(parameter.typeRef, parameter);
    return { name: parameter.name ?? '', ...(type && { type }) };
  });
  const inner = parameters.reduce((at, { name, type }) => withName(at, name, shapeOf(type)), site);
  if (element.kind !== undefined && element.kind !== 'FEEL') {
    const body = describeExternal(element, inner);
    if (javaFunction(evaluate(body, nothing)) === undefined) {
      site.report.warning(
        'DMN_FUNCTION_KIND',
        element,
        `This function of kind ${element.kind} cannot be called here.`,
        'Write the function in FEEL, or take the decision in an action.',
      );
    }
    return { kind: 'function', at: NOWHERE, parameters, body, external: true };
  }
  return { kind: 'function', at: NOWHERE, parameters, body: buildBoxed(element.body, inner) };
}

const nothing = { read: () => undefined, now: () => 0 };

/** As `external` describes it in FEEL: `{java: {class: ..., method signature: ...}}`. */
function describeExternal(element: FunctionElement, site: BoxedSite): Expression {
  const name = element.kind?.toLowerCase() ?? '';
  return { kind: 'context', at: NOWHERE, entries: [{ name, value: buildBoxed(element.body, site) }] };
}

function buildUntyped(element: Boxed, site: BoxedSite): Expression {
  const at = NOWHERE;
  const child = (part: ChildElement | undefined, inner = site) => buildBoxed(part?.value, inner);
  if (isBoxed(element, 'dmn:LiteralExpression')) return buildText(element, site);
  if (isBoxed(element, 'dmn:DecisionTable')) return { kind: 'table', at, table: buildTable(element, site) };
  if (isBoxed(element, 'dmn:Context')) return buildContext(element, site);
  if (isBoxed(element, 'dmn:FunctionDefinition')) return buildFunction(element, site);
  if (isBoxed(element, 'dmn:Invocation')) return buildInvocation(element, site);
  if (isBoxed(element, 'dmn:Relation')) return buildRelation(element, site);
  if (isBoxed(element, 'dmn:List')) {
    return { kind: 'list', at, items: (element.elements ?? []).map((item) => buildBoxed(item, site)) };
  }
  if (isBoxed(element, 'dmn:Conditional')) {
    return {
      kind: 'if',
      at,
      condition: child(element.if),
      then: child(element.then),
      otherwise: child(element.else),
    };
  }
  if (isBoxed(element, 'dmn:Filter')) {
    return {
      kind: 'filter',
      at,
      source: child(element.in),
      condition: child(element.match, withName(site, 'item')),
    };
  }
  if (isBoxed(element, 'dmn:For')) {
    const inner = withName(withName(site, element.iteratorVariable ?? ''), 'partial');
    return { kind: 'for', at, iterators: [iteratorOf(element, site)], body: child(element.return, inner) };
  }
  if (isBoxed(element, 'dmn:Some') || isBoxed(element, 'dmn:Every')) {
    const quantifier = isBoxed(element, 'dmn:Some') ? 'some' : 'every';
    const condition = child(element.satisfies, withName(site, element.iteratorVariable ?? ''));
    return { kind: 'quantified', at, quantifier, iterators: [iteratorOf(element, site)], condition };
  }
  const what = element.$type.replace(/^\w+:/, '');
  site.report.error(
    'DMN_UNSUPPORTED',
    element,
    `${what} is no expression that can be run.`,
    'Use a literal expression or a decision table.',
  );
  return NOTHING;
}

function iteratorOf(element: IteratorElement, site: BoxedSite) {
  return { name: element.iteratorVariable ?? '', source: buildBoxed(element.in?.value, site) };
}

/** An entry without a name is the result of the whole (DMN 1.5, 7.3.4). */
function buildContext(element: ContextElement, site: BoxedSite): Expression {
  const entries: Entry[] = [];
  let inner = site;
  for (const { variable, value } of element.contextEntry ?? []) {
    const name = variable?.name;
    const type = site.types.resolve(variable?.typeRef, variable);
    const own = name === undefined ? inner : withName(inner, name, shapeOf(type));
    const built = typed(
      buildBoxed(value, value && isBoxed(value, 'dmn:FunctionDefinition') ? own : inner),
      variable,
      site,
    );
    if (name === undefined) {
      const whole: Expression = {
        kind: 'context',
        at: NOWHERE,
        entries: [...entries, { name: RESULT, value: built }],
      };
      return { kind: 'path', at: NOWHERE, source: whole, name: RESULT };
    }
    entries.push({ name, value: built });
    inner = own;
  }
  return { kind: 'context', at: NOWHERE, entries };
}

/** No name that a person can write: blanks at its ends are trimmed from names. */
const RESULT = ' result ';

function buildInvocation(element: InvocationElement, site: BoxedSite): Expression {
  const callee = buildBoxed(element.calledFunction, site);
  const given = (element.binding ?? []).map(({ parameter, bindingFormula }) => ({
    name: parameter?.name ?? '',
    value: buildBoxed(bindingFormula, site),
  }));
  return { kind: 'named-call', at: NOWHERE, callee, arguments: given };
}

function buildRelation(element: RelationElement, site: BoxedSite): Expression {
  const columns = element.column ?? [];
  const items = (element.row ?? []).map(({ elements = [] }): Expression => ({
    kind: 'context',
    at: NOWHERE,
    entries: columns.map((column, index) => ({
      name: column.name ?? '',
      value: typed(buildBoxed(elements[index], site), column, site),
    })),
  }));
  return { kind: 'list', at: NOWHERE, items };
}

function typed(value: Expression, declared: InformationItem | undefined, { types }: BoxedSite): Expression {
  const type = types.resolve(declared?.typeRef, declared);
  return type ? { kind: 'typed', at: NOWHERE, value, type } : value;
}

function isFeel(element: TextElement | undefined, { report }: BoxedSite): boolean {
  const language = element?.expressionLanguage;
  if (language === undefined || FEEL.test(language)) return true;
  report.error(
    'DMN_EXPRESSION_LANGUAGE',
    element,
    `The expression is written in ${language}.`,
    'Write it in FEEL.',
  );
  return false;
}

function optionsOf({ names, types }: BoxedSite): ParseOptions {
  // Any name may hold a function here: a parameter, an entry, a business knowledge model.
  return { names, functions: Object.keys(names), types: types.table };
}

function reportErrors(
  errors: readonly { readonly message: string }[],
  element: TextElement | undefined,
  text: string,
  { report }: BoxedSite,
): void {
  const line = text.replace(/\s+/g, ' ').trim();
  for (const { message } of errors) {
    report.error(
      'FEEL_SYNTAX',
      element,
      `${message} in "${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`,
      'Correct the FEEL expression.',
    );
  }
}
