import { elements } from '../elements/index.ts';
import type { Element, Flow } from '../model.ts';
import { incidentOf } from './incident-error.ts';
import { begin, enter, raise } from './lifecycle.ts';
import type { Admission, ElementSemantics, Join, ScopeTokens } from './move.ts';
import type { Arrived, Instance } from './state.ts';
import { quantityOf, startQuantity } from './start-quantity.ts';
import { createInstance, elementById, instanceById, type Turn } from './turn.ts';
import { booleanOf, valueOf } from './variables.ts';

/** A token comes along a flow: it enters the target, or is held there if the target joins and others are missing. */
export function arrive(turn: Turn, flow: Flow, parent: number): void {
  const target = elementById(turn.model, flow.target);
  const join = joinOf(target);
  if (join === undefined) {
    enter(turn, target, parent);
    return;
  }
  const scope = instanceById(turn, parent);
  const arrived = ((scope.arrived ??= {})[target.id] ??= {});
  arrived[flow.id] = (arrived[flow.id] ?? 0) + 1;
  turn.touched.add(parent);
  if ('readsData' in target) (turn.state.undecided ??= {})[parent] = true;
  if (join.dependsOn !== 'scope') tryJoin(turn, scope, target, join, false);
}

/** Joins that look at the whole scope are asked when nothing moves any more. Tells whether one let a token through. */
export function joinWhereReady(turn: Turn): boolean {
  touchUndecided(turn);
  for (const id of turn.touched) {
    const scope = turn.state.instances[id];
    if (scope === undefined || (scope.arrived === undefined && scope.started === undefined)) continue;
    for (const gatewayId of Object.keys({ ...scope.arrived, ...scope.started })) {
      const gateway = elementById(turn.model, gatewayId);
      const join = joinOf(gateway);
      if (join === undefined || join.dependsOn === 'arrivals') continue;
      if (tryJoin(turn, scope, gateway, join, true)) return true;
    }
  }
  return false;
}

/** Where a condition reads data it may have become true without a token moving. */
function touchUndecided({ state, model, touched }: Turn): void {
  if (state.undecided === undefined) return;
  for (const id of Object.keys(state.undecided).map(Number)) {
    const held = Object.keys(state.instances[id]?.arrived ?? {});
    if (held.some((gateway) => 'readsData' in elementById(model, gateway))) touched.add(id);
    else delete state.undecided[id];
  }
  if (Object.keys(state.undecided).length === 0) delete state.undecided;
}

function tryJoin(
  turn: Turn,
  scope: Instance,
  gateway: Element,
  join: Join<Element>,
  settled: boolean,
): boolean {
  if (join.counts && isAsked(turn, scope, gateway)) return false;
  const arrived = scope.arrived?.[gateway.id] ?? {};
  const tokens = tokensAround(turn, scope, gateway, settled);
  try {
    if (!join.ready(gateway, arrived, tokens)) return false;
  } catch (error) {
    // Tokens stay where they are; an engineer looks at the condition (`ask`).
    const asking = createInstance(turn, gateway.id, scope.id);
    asking.untold = true;
    raise(turn, asking, incidentOf(error));
    return false;
  }
  const admission = join.admit?.(gateway, arrived, tokens) ?? { consumes: Object.keys(arrived), enters: {} };
  admit(turn, scope, gateway, arrived, admission);
  return true;
}

/** Whether the gateway could not say if it is ready, and waits for an engineer. */
function isAsked(turn: Turn, scope: Instance, gateway: Element): boolean {
  return Object.keys(scope.children ?? {}).some((id) => {
    const child = instanceById(turn, Number(id));
    return child.untold === true && child.element === gateway.id;
  });
}

function admit(
  turn: Turn,
  scope: Instance,
  gateway: Element,
  arrived: Arrived,
  { consumes, enters, started }: Admission,
): void {
  consume(scope, gateway.id, arrived, consumes);
  remember(scope, gateway.id, started);
  if (enters === undefined) return;
  const variables = Object.keys(enters).length === 0 ? undefined : { ...enters };
  begin(turn, createInstance(turn, gateway.id, scope.id, variables));
}

/** One token of each of these flows. */
function consume(scope: Instance, gateway: string, arrived: Arrived, flows: readonly string[]): void {
  for (const flow of flows) {
    const left = (arrived[flow] ?? 0) - 1;
    if (left > 0) arrived[flow] = left;
    else delete arrived[flow];
  }
  const all = scope.arrived;
  if (all === undefined || Object.keys(arrived).length > 0) return;
  delete all[gateway];
  if (Object.keys(all).length === 0) delete scope.arrived;
}

function remember(scope: Instance, gateway: string, started: readonly string[] | undefined): void {
  if (started !== undefined) (scope.started ??= {})[gateway] = started;
  else if (scope.started !== undefined) {
    delete scope.started[gateway];
    if (Object.keys(scope.started).length === 0) delete scope.started;
  }
}

function tokensAround(turn: Turn, scope: Instance, gateway: Element, settled: boolean): ScopeTokens {
  return {
    model: turn.model,
    elements: tokensElsewhere(turn, scope, gateway.id),
    settled,
    started: scope.started?.[gateway.id],
    holds: (condition, counts) =>
      booleanOf(valueOf(turn.state, scope, turn.at, condition, counts), 'an activation condition'),
  };
}

/** What the engine made for a compensation sends no token on, so nobody waits for it. */
function* tokensElsewhere(turn: Turn, scope: Instance, gateway: string): Generator<string> {
  for (const id of Object.keys(scope.children ?? {})) {
    const child = instanceById(turn, Number(id));
    if (!child.untold) yield child.element;
  }
  for (const other of Object.keys(scope.arrived ?? {})) if (other !== gateway) yield other;
}

function joinOf(element: Element): Join<Element> | undefined {
  if (quantityOf(element) > 1) return startQuantity;
  const { join } = elements[element.kind] as ElementSemantics<Element>;
  return join?.counts || element.incoming.length > 1 ? join : undefined;
}
