import type { Element, Model, MultiInstance } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import type { ActionShape, CalledShape } from './checked.ts';
import { givesParameters, itemName } from './locals.ts';
import type { Shape } from './shape.ts';
import { anything, fieldOf, objectOf } from './shape.ts';
import { itemsOf } from './types/built-in-results.ts';
import { typeDecision, type TypedDecision } from './types/decisions.ts';
import { lowered, widened } from './types/feel-type.ts';
import { typeExpression } from './types/index.ts';
import { madeOf } from './types/personal-shapes.ts';
import { findNode } from '../../engine/dmn/decide.ts';

/** Which variables an expression sees at its place; all as one object shape. */
export interface Scopes {
  /** The case's own variables. */
  readonly process: Shape;
  /** At an element, from outside: for the collection that it loops over. */
  around(element: Element): Shape;
  /** For the inputs of an element: with the item of its loop. */
  looped(element: Element): Shape;
  /** In the element: with its inputs. */
  within(element: Element): Shape;
  /** For the outputs of an element: with its result too. */
  behind(element: Element): Shape;
  /** The fields of what comes of an element, which its outputs see besides; `anything` where nobody can say. */
  result(element: Element): Shape;
  /** The decision that a business rule task takes; undefined where nobody can say which. */
  decision(element: Element): TypedDecision | undefined;
}

/** What the scopes are made of. */
export interface ScopeSources {
  readonly model: Model;
  readonly variables: Shape;
  readonly actions: Readonly<Record<string, ActionShape>>;
  readonly tasks: Readonly<Record<string, Shape>>;
  readonly messages: Readonly<Record<string, Shape>>;
  readonly called: Readonly<Record<string, CalledShape>>;
}

// docs/dialect.md, variables that the engine provides.
const provided: Readonly<Record<string, Shape>> = {
  caseId: { type: 'string' },
  startedBy: { type: 'string' },
};
const caught: Readonly<Record<string, Shape>> = {
  errorCode: { type: 'string' },
  errorMessage: { type: 'string' },
};

/** Follows inputs, loops and results through the nesting of a model. */
export function createScopes(sources: ScopeSources): Scopes {
  const { model, variables } = sources;
  const process = extended(extended(variables, provided), dataOf(model.elements[model.id]));
  const around: (element: Element) => Shape = once((element) => {
    // A boundary event belongs to its activity, and reads what that has.
    const outer = element.kind === 'boundaryEvent' ? element.attachedTo : element.scope;
    const parent = outer === undefined ? undefined : model.elements[outer];
    return parent === undefined || parent.kind === 'process' ? process : within(parent);
  });
  const within: (element: Element) => Shape = once((element) =>
    extended(
      extended(looped(element, around(element), variables), dataOf(element)),
      inputsOf(element, around(element), variables),
    ),
  );
  const decision = once((element) => decisionTyped(element, model, within(element)));
  const result = once((element) => resultOf(element, sources, within(element), decision(element)?.shape));
  return {
    process,
    around,
    looped: once((element) => looped(element, around(element), variables)),
    within,
    behind: once((element) => {
      // Nobody can say which of the variables such a result brings anew.
      if (result(element) === anything) return { ...forgotten(within(element)), additionalProperties: true };
      return extended(within(element), result(element).properties ?? {});
    }),
    result,
    decision,
  };
}

/** Each expression of an element asks for its scopes anew. */
function once<Result>(find: (element: Element) => Result): (element: Element) => Result {
  const known = new Map<Element, { readonly result: Result }>();
  return (element) => {
    const { result } = known.get(element) ?? { result: find(element) };
    known.set(element, { result });
    return result;
  };
}

function extended(shape: Shape, fields: Readonly<Record<string, Shape>>): Shape {
  return { ...shape, properties: { ...shape.properties, ...fields } };
}

function forgotten(shape: Shape): Shape {
  const names = Object.keys(shape.properties ?? {});
  return { ...shape, properties: Object.fromEntries(names.map((name) => [name, anything])) };
}

/** Data objects and properties: what they hold, nobody says. */
function dataOf(element: Element | undefined): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.keys(element?.data ?? {}).map((name) => [name, anything]));
}

/** A variable of the schema is of its type wherever it is local. */
function looped(element: Element, around: Shape, variables: Shape): Shape {
  if ('repeat' in element) return extended(around, { loopCounter: { type: 'number' } });
  if (!('loop' in element) || element.loop === undefined) return around;
  const name = itemName(element);
  const item =
    name === undefined ? {} : { [name]: variables.properties?.[name] ?? itemShape(element.loop, around) };
  return extended(around, { loopCounter: { type: 'number' }, ...item });
}

/** What a multi-instance activity goes over, one by one. */
export function itemShape({ over }: MultiInstance, around: Shape): Shape {
  const collection = 'collection' in over ? typeExpression(over.collection, around).shape : anything;
  return itemsOf(collection) ?? anything;
}

function inputsOf(element: Element, around: Shape, variables: Shape): Readonly<Record<string, Shape>> {
  if (element.kind === 'complexGateway') return countsOf(element.incoming);
  if (!('inputs' in element) || element.inputs === undefined) return {};
  const declared = givesParameters(element) ? {} : (variables.properties ?? {});
  const fields: Record<string, Shape> = {};
  for (const { source, target } of element.inputs) {
    const [name = '', ...path] = target.split('.');
    const { shape } = typeExpression(source, extended(around, fields));
    fields[name] =
      declared[name] ??
      (path.length === 0 ? widened(lowered(shape)) : madeOf([shape, fields[name] ?? anything], anything));
  }
  return fields;
}

/** docs/elements/complex-gateway.md: what its conditions may ask. */
function countsOf(incoming: readonly string[]): Readonly<Record<string, Shape>> {
  const counts = ['activationCount', ...incoming].map((name): [string, Shape] => [name, { type: 'number' }]);
  return { ...Object.fromEntries(counts), waitingForStart: { type: 'boolean' } };
}

/** The fields that an element's outputs may read besides variables; `anything` where nobody can say. */
function resultOf(
  element: Element,
  { actions, tasks, messages, called }: ScopeSources,
  within: Shape,
  decided: Shape | undefined,
): Shape {
  switch (element.kind) {
    case 'serviceTask':
      return literal(element.job.type) === undefined
        ? anything
        : (actions[literal(element.job.type) ?? '']?.output ?? anything);
    case 'userTask':
      return extended(tasks[element.id] ?? anything, { completedBy: { type: 'string' } });
    case 'scriptTask':
      return 'expression' in element.script
        ? objectOf({
            [element.script.resultVariable]: lowered(typeExpression(element.script.expression, within).shape),
          })
        : anything;
    case 'businessRuleTask':
      return 'decision' in element.rule
        ? objectOf({
            [element.rule.resultVariable]: lowered(decided ?? anything),
          })
        : anything;
    case 'receiveTask':
      return messageResult(literal(element.message.name), messages);
    case 'startEvent':
    case 'boundaryEvent':
    case 'intermediateCatchEvent':
      return partsOf(element.event)
        .map((part) => {
          if (part.kind === 'message' || part.kind === 'signal')
            return messageResult(literal(part.name), messages);
          // What an escalation brings is said where it is thrown, in another scope or file.
          if (part.kind === 'escalation') return anything;
          return objectOf(part.kind === 'error' ? caught : {});
        })
        .reduce((one, other) =>
          one === anything || other === anything ? anything : extended(one, other.properties ?? {}),
        );
    case 'subProcess':
    case 'transaction':
    case 'eventSubProcess':
    case 'adHocSubProcess':
    case 'task':
    case 'manualTask':
    case 'endEvent':
    case 'intermediateThrowEvent':
      return objectOf({});
    case 'sendTask':
      return anything;
    case 'callActivity':
      return called[literal(element.called) ?? '']?.variables ?? anything;
    case 'process':
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'eventBasedGateway':
    case 'complexGateway':
      return objectOf({});
    default:
      return element satisfies never;
  }
}

function decisionTyped(element: Element, model: Model, within: Shape): TypedDecision | undefined {
  if (element.kind !== 'businessRuleTask' || !('decision' in element.rule)) return undefined;
  const wanted = literal(element.rule.decision);
  const key =
    wanted === undefined || model.decisions === undefined ? undefined : findNode(model.decisions, wanted);
  return key === undefined || model.decisions === undefined
    ? undefined
    : typeDecision(model.decisions, key, within);
}

function messageResult(name: string | undefined, messages: Readonly<Record<string, Shape>>): Shape {
  return name === undefined ? anything : (messages[name] ?? anything);
}

/** The text of a literal; undefined for what is computed. */
export function literal(
  expression: { readonly kind: string; readonly value?: unknown } | undefined,
): string | undefined {
  return expression?.kind === 'string' ? String(expression.value) : undefined;
}

/** Whether a dotted path leads to something in a shape; the first step that does not, otherwise. */
export function unknownStep(
  shape: Shape,
  path: readonly string[],
): { readonly step: string; readonly at: Shape } | undefined {
  let at = shape;
  for (const step of path) {
    const next = fieldOf(at, step);
    if (next === undefined) return { step, at };
    at = next;
  }
  return undefined;
}
