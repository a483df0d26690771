import { evaluate, type FeelScope } from '../feel/evaluate.ts';
import type { Expression } from '../feel/tree.ts';
import type { Element, Mapping } from '../model.ts';
import type { Value } from '../value.ts';
import { IncidentError } from './incident-error.ts';
import type { Instance, State, Variables } from './state.ts';
import { markWatchers } from './watchers.ts';

/** Names that an element sees besides its variables: `errorCode`, `completedBy`, the counts of a loop. */
export type Extra = Readonly<Record<string, Value>>;

/**
 * The nearest variable of that name: the instance's own, then those of the scopes around it, as Camunda 8 has them.
 * `caseId` and `startedBy` are known everywhere.
 */
export function readVariable(state: State, instance: Instance, name: string): Value | undefined {
  for (let at: Instance | undefined = instance; at !== undefined; at = state.instances[at.parent]) {
    const own = at.variables;
    if (own !== undefined && Object.hasOwn(own, name)) return own[name];
  }
  return Object.hasOwn(state.given, name) ? state.given[name] : undefined;
}

/** Every variable that an instance sees, the nearest one of each name, with what the engine gives. */
export function visibleVariables(state: State, instance: number): Variables {
  return { ...state.given, ...ownVariables(state, instance) };
}

/** The same without what the engine gives: `caseId` and `startedBy` are this case's and go to no other. */
export function ownVariables(state: State, instance: number): Variables {
  const scopes: Variables[] = [];
  for (let at = state.instances[instance]; at !== undefined; at = state.instances[at.parent]) {
    if (at.variables !== undefined) scopes.unshift(at.variables);
  }
  return Object.assign({}, ...scopes) as Variables;
}

/** Sets a variable where it lives already, going outwards; else in the process. */
export function writeVariable(state: State, instance: Instance, name: string, value: Value): void {
  let at = instance;
  while (!(at.variables !== undefined && Object.hasOwn(at.variables, name))) {
    const parent = state.instances[at.parent];
    if (parent === undefined) break;
    at = parent;
  }
  if (at.watchers === undefined) {
    (at.variables ??= {})[name] = value;
    return;
  }
  const known = at.variables !== undefined && Object.hasOwn(at.variables, name);
  (at.variables ??= {})[name] = value;
  markWatchers(state, at, name, known ? 'update' : 'create');
}

export function writeAll(state: State, instance: Instance, variables: Variables): void {
  for (const name in variables) writeVariable(state, instance, name, variables[name] ?? null);
}

/** The data that an instance sees, as FEEL reads it; now() is the time of the turn. */
export function feelScope(state: State, instance: Instance, at: number, extra?: Extra): FeelScope {
  return {
    read: (name) =>
      extra !== undefined && Object.hasOwn(extra, name) ? extra[name] : readVariable(state, instance, name),
    now: () => at,
  };
}

/** The value of an expression as the instance sees the data. */
export function valueOf(
  state: State,
  instance: Instance,
  at: number,
  expression: Expression,
  extra?: Extra,
): Value {
  return evaluate(expression, feelScope(state, instance, at, extra));
}

/** A text that an expression must give: a message name, a job type, a person. */
export function textOf(value: Value, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new IncidentError(
    'EXPRESSION_NOT_TEXT',
    `${what} must give a text, but gives ${JSON.stringify(value)}`,
  );
}

/** The truth that a condition must give: what is neither true nor false decides nothing. */
export function booleanOf(value: Value, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new IncidentError(
    'CONDITION_NOT_BOOLEAN',
    `${what} must be true or false, but gives ${JSON.stringify(value)}`,
  );
}

/** Evaluates mappings in order; each sees the targets of those before it. */
export function mapInto(
  target: Variables,
  mappings: readonly Mapping[],
  evaluateWith: (expression: Expression) => Value,
  existing: (name: string) => Value | undefined,
): void {
  for (const mapping of mappings) {
    const value = evaluateWith(mapping.source);
    const [name = '', ...path] = mapping.target.split('.');
    const before = Object.hasOwn(target, name) ? target[name] : existing(name);
    target[name] = path.length === 0 ? value : putAt(before, path, value);
  }
}

/** What the output mappings of an instance's element make; each may add to a variable that is there already. */
export function mappedOutputs(
  state: State,
  instance: Instance,
  element: Element,
  at: number,
  extra?: Extra,
): Variables {
  const written: Variables = {};
  const outside = state.instances[instance.parent] ?? instance;
  mapInto(
    written,
    'outputs' in element ? (element.outputs ?? []) : [],
    (source) => valueOf(state, instance, at, source, extra),
    (name) => readVariable(state, outside, name),
  );
  return written;
}

function putAt(container: Value | undefined, path: readonly string[], value: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = isContext(container) ? container : {};
  return { ...object, [name]: putAt(object[name], rest, value) };
}

function isContext(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
