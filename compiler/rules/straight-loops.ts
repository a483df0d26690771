import { definitionTypes } from '../event-definitions/kinds.ts';
import type { Activity, Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA, isScope } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/**
 * A loop in which nothing waits and nothing changes a variable never ends once it is entered, and neither does a process that
 * calls itself so.
 */
export const straightLoops: Rule = {
  code: 'BPMN_STRAIGHT_LOOP',
  check({ drawing }, found) {
    const passing = new Set<Drawn>(drawing.nodes.filter((node) => passesThrough(node, drawing)));
    const reported = new Set<Drawn>();
    for (const start of drawing.nodes) {
      if (!passing.has(start) || reported.has(start)) continue;
      const loop = pathBack(start, passing, drawing);
      if (loop === undefined) continue;
      for (const node of loop) reported.add(node);
      const ids = loop.map(({ id }) => id).join(' > ');
      found.error(
        start,
        `nothing in the loop ${ids} waits or changes anything: it would never end`,
        'Put a task, an event or a script into the loop.',
      );
    }
    for (const process of drawing.processes) {
      const call = drawing.nodes.find((node) => callsSelf(node, process.id) && node.$parent === process);
      if (call !== undefined && straightTo(call, passing, drawing)) {
        found.error(
          call,
          `the process ${process.id} calls itself before anything waits: it would never end`,
          'Put a condition and a step that waits before the call.',
        );
      }
    }
  },
};

function passesThrough(node: FlowNode, drawing: Drawing): boolean {
  const mapped =
    zeebe(node, 'zeebe:IoMapping') !== undefined || (node as Activity).loopCharacteristics !== undefined;
  if (mapped || drawing.boundary(node).length > 0) return false;
  if (isScope(node))
    return (
      node.triggeredByEvent !== true && drawing.nodesIn(node).every((inner) => passesThrough(inner, drawing))
    );
  if (isA(node, 'bpmn:Event')) {
    return !isA(node, 'bpmn:CatchEvent') || isA(node, 'bpmn:StartEvent')
      ? definitionTypes(node).length === 0
      : false;
  }
  if (isA(node, 'bpmn:Gateway')) return !isA(node, 'bpmn:EventBasedGateway');
  return node.$type === 'bpmn:Task' || node.$type === 'bpmn:ManualTask';
}

/** The shortest way from a node through passing nodes back to itself. */
function pathBack(
  start: FlowNode,
  passing: ReadonlySet<Drawn>,
  drawing: Drawing,
): readonly FlowNode[] | undefined {
  const cameFrom = new Map<FlowNode, FlowNode>();
  const queue: FlowNode[] = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const target of targetsOf(node, drawing)) {
      if (target === start) return trace(node, start, cameFrom);
      if (!passing.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

function trace(
  last: FlowNode,
  start: FlowNode,
  cameFrom: ReadonlyMap<FlowNode, FlowNode>,
): readonly FlowNode[] {
  const path: FlowNode[] = [];
  for (let node: FlowNode | undefined = last; node !== undefined && node !== start; node = cameFrom.get(node))
    path.unshift(node);
  return [start, ...path, start];
}

function straightTo(call: FlowNode, passing: ReadonlySet<Drawn>, drawing: Drawing): boolean {
  const seen = new Set<FlowNode>();
  const behind: FlowNode[] = [call];
  for (let node = behind.pop(); node !== undefined; node = behind.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (isA(node, 'bpmn:StartEvent')) return definitionTypes(node).length === 0;
    const sources = drawing
      .incoming(node)
      .flatMap(({ sourceRef }) => (sourceRef === undefined ? [] : [sourceRef as FlowNode]));
    behind.push(...sources.filter((source) => passing.has(source) && drawing.outgoing(source).length < 2));
  }
  return false;
}

function callsSelf(node: FlowNode, processId: string | undefined): boolean {
  return isA(node, 'bpmn:CallActivity') && zeebe(node, 'zeebe:CalledElement')?.processId === processId;
}

function targetsOf(node: FlowNode, drawing: Drawing): readonly FlowNode[] {
  return drawing
    .outgoing(node)
    .flatMap(({ targetRef }) => (targetRef === undefined ? [] : [targetRef as FlowNode]));
}
