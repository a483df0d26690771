import type { Flow, Model } from '../model.ts';
import type { Command, PathEntry } from './command.ts';
import type { Happening } from './happening.ts';
import { IncidentError } from './incident-error.ts';
import type { Instance, State, Variables } from './state.ts';
import type { Element } from '../model.ts';

/** Everything one call of `advance` works on. */
export interface Turn {
  readonly model: Model;
  readonly state: State;
  readonly at: number;
  readonly commands: Command[];
  readonly path: PathEntry[];
  /** Tokens on the move, first in first out: parallel branches advance side by side. */
  readonly moving: Moving[];
  /** Scopes in which a token came, went or died: only there can a scope have ended or a join have become ready. */
  readonly touched: Set<number>;
  entered: number;
  /** Those of them that are instances of multi-instances. */
  loopInstances: number;
}

type Moving =
  /** A token on its way along a flow, in the scope instance `parent`. */
  | { readonly to: 'target'; readonly flow: Flow; readonly parent: number }
  /** An instance that was made and has yet to begin. */
  | { readonly to: 'begin'; readonly instance: number }
  /** A wait whose message came before it. */
  | { readonly to: 'fire'; readonly wait: number }
  /** A token whose scope went on without it. */
  | { readonly to: 'nowhere' };

/** A model that moves so far without ever waiting does not end: the token stops with an incident instead of hanging the worker. */
const ENDLESS = 20_000;
/** What each instance of a multi-instance may add: they are as many as its collection has items. */
const FOR_AN_INSTANCE = 20;
/** More instances of one activity would fill the worker's memory before the first of them is done. */
export const MAX_INSTANCES = 100_000;

export function startTurn(model: Model, state: State, at: Happening['at']): Turn {
  return {
    model,
    state,
    at,
    commands: [],
    path: [],
    moving: [],
    touched: new Set(),
    entered: 0,
    loopInstances: 0,
  };
}

export function elementOf(turn: Turn, instance: Instance): Element {
  return elementById(turn.model, instance.element);
}

export function elementById(model: Model, id: string): Element {
  const element = model.elements[id];
  if (element === undefined)
    throw new Error(`model ${model.id} has no element ${id}: state and model do not belong together`);
  return element;
}

export function instanceById(turn: Turn, id: number): Instance {
  const instance = turn.state.instances[id];
  if (instance === undefined) throw new Error(`no instance ${id} in the state`);
  return instance;
}

/** So often, counted in ids, the table of instances is looked at, and is made roomy when it holds so many. */
const LOOKED_AT = 1_000;

/**
 * V8 keeps a table with numbers as an array, trims that whenever the youngest entry leaves and copies it for the next, which is
 * quadratic: 8,000 sub-processes took 4 s. An object that once had a hidden entry stays a dictionary, which small tables do without.
 */
function roomy(table: State['instances']): State['instances'] {
  if (dictionaries.has(table) || Object.keys(table).length < LOOKED_AT) return table;
  const dictionary: State['instances'] = {};
  Object.defineProperty(dictionary, 0, { enumerable: false, configurable: true });
  delete dictionary[0];
  dictionaries.add(dictionary);
  return Object.assign(dictionary, table);
}

const dictionaries = new WeakSet<State['instances']>();

/** A new instance inside `parent`; it has not begun yet. */
export function createInstance(turn: Turn, element: string, parent: number, variables?: Variables): Instance {
  const id = turn.state.nextId++;
  const instance: Instance = { id, element, parent };
  if (variables !== undefined) instance.variables = variables;
  if (id % LOOKED_AT === 0) turn.state.instances = roomy(turn.state.instances);
  turn.state.instances[id] = instance;
  if (parent !== 0) {
    const scope = instanceById(turn, parent);
    (scope.children ??= {})[id] = true;
    scope.active = (scope.active ?? 0) + 1;
  }
  return instance;
}

/** A new instance that begins after all that is on the move already. */
export function queueInstance(turn: Turn, element: string, parent: number, variables: Variables): Instance {
  const instance = createInstance(turn, element, parent, variables);
  instance.pending = true;
  turn.moving.push({ to: 'begin', instance: instance.id });
  return instance;
}

/** Tokens on their way to something in this scope get there no more. */
export function stopTokens(turn: Turn, scope: Instance): void {
  for (const [index, next] of turn.moving.entries()) {
    if (next.to === 'target' && next.parent === scope.id) turn.moving[index] = { to: 'nowhere' };
  }
}

/** Takes the instance out of the state; its waits and children must be gone. */
export function removeInstance(turn: Turn, instance: Instance): void {
  delete turn.state.instances[instance.id];
  const parent = turn.state.instances[instance.parent];
  if (parent?.children !== undefined) {
    delete parent.children[instance.id];
    parent.active = (parent.active ?? 1) - 1;
  }
  turn.touched.add(instance.parent);
}

export function record(
  turn: Turn,
  event: PathEntry['event'],
  instance: Instance,
  more?: Pick<PathEntry, 'by' | 'detail'>,
): void {
  const element = elementOf(turn, instance);
  const entry: PathEntry = {
    at: turn.at,
    element: element.id,
    name: element.name ?? element.id,
    kind: element.kind,
    event,
    instance: instance.id,
  };
  turn.path.push(more === undefined ? entry : { ...entry, ...more });
}

export function countEntry(turn: Turn, element: Element): void {
  turn.entered += 1;
  const most = ENDLESS + FOR_AN_INSTANCE * Math.min(turn.loopInstances, MAX_INSTANCES);
  if (turn.entered > most) {
    throw new IncidentError(
      'ENDLESS_LOOP',
      `${element.id} was reached after ${most} elements without anything to wait for; give the loop a condition that ends it, or a wait`,
    );
  }
}
