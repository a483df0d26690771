import { elements } from '../elements/index.ts';
import type { Element, Flow } from '../model.ts';
import { enter } from './lifecycle.ts';
import type { ElementSemantics, Join } from './move.ts';
import type { Arrived, Instance } from './state.ts';
import { elementById, instanceById, type Turn } from './turn.ts';

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
  if (join.dependsOn === 'arrivals') tryJoin(turn, scope, target, join);
}

/** Joins that look at the whole scope are asked when nothing moves any more. Tells whether one let a token through. */
export function joinWhereReady(turn: Turn): boolean {
  for (const id of turn.touched) {
    const scope = turn.state.instances[id];
    for (const gatewayId of Object.keys(scope?.arrived ?? {})) {
      const gateway = elementById(turn.model, gatewayId);
      const join = joinOf(gateway);
      if (scope !== undefined && join?.dependsOn === 'scope' && tryJoin(turn, scope, gateway, join))
        return true;
    }
  }
  return false;
}

function tryJoin(turn: Turn, scope: Instance, gateway: Element, join: Join<Element>): boolean {
  const arrived = scope.arrived?.[gateway.id] ?? {};
  if (
    !join.ready(gateway, arrived, { model: turn.model, elements: tokensElsewhere(turn, scope, gateway.id) })
  )
    return false;
  consume(scope, gateway.id, arrived);
  enter(turn, gateway, scope.id);
  return true;
}

/** One token of each flow that has any. */
function consume(scope: Instance, gateway: string, arrived: Arrived): void {
  for (const flow of Object.keys(arrived)) {
    const left = (arrived[flow] ?? 0) - 1;
    if (left > 0) arrived[flow] = left;
    else delete arrived[flow];
  }
  const all = scope.arrived;
  if (all === undefined || Object.keys(arrived).length > 0) return;
  delete all[gateway];
  if (Object.keys(all).length === 0) delete scope.arrived;
}

function* tokensElsewhere(turn: Turn, scope: Instance, gateway: string): Generator<string> {
  for (const id of Object.keys(scope.children ?? {})) yield instanceById(turn, Number(id)).element;
  for (const other of Object.keys(scope.arrived ?? {})) if (other !== gateway) yield other;
}

function joinOf(element: Element): Join<Element> | undefined {
  if (element.incoming.length < 2) return undefined;
  return (elements[element.kind] as ElementSemantics<Element>).join;
}
