import { definitionTypes } from '../event-definitions/kinds.ts';
import type { Activity, FlowNode } from '../parse/bpmn.ts';
import { isA, isScope } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { calledId } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/**
 * A loop in which nothing waits and nothing changes a variable never ends once it is entered, and neither does a process that
 * calls itself so.
 */
export const straightLoops: Rule = {
  code: 'BPMN_STRAIGHT_LOOP',
  check({ drawing }, found) {
    const passing = new Set<FlowNode>(drawing.nodes.filter((node) => passesThrough(node, drawing)));
    for (const { start, rest } of loopsAmong(passing, drawing)) {
      const ids = [start, ...rest, start].map(({ id }) => id).join(' > ');
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
  const changes =
    zeebe(node, 'zeebe:IoMapping') !== undefined ||
    zeebe(node, 'zeebe:ExecutionListeners') !== undefined ||
    (node as Activity).loopCharacteristics !== undefined;
  if (changes || drawing.boundary(node).length > 0 || isA(node, 'bpmn:AdHocSubProcess')) return false;
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

interface Loop {
  readonly start: FlowNode;
  readonly rest: readonly FlowNode[];
}

/** A node of the way that is being walked. */
interface Footprint {
  readonly node: FlowNode;
  readonly ahead: Iterator<FlowNode>;
  /** Place on the way of the last node, up to this one, that a loop found before goes through. */
  looped: number;
}

/** Loops that share no node, found on one walk: a file of the largest size has a hundred thousand flows, and each is looked at once. */
function loopsAmong(passing: ReadonlySet<FlowNode>, drawing: Drawing): readonly Loop[] {
  const loops: Loop[] = [];
  const seen = new Set<FlowNode>();
  const way: Footprint[] = [];
  const places = new Map<FlowNode, number>();
  const enter = (node: FlowNode): void => {
    if (!passing.has(node) || seen.has(node)) return;
    seen.add(node);
    places.set(node, way.length);
    way.push({ node, ahead: targetsOf(node, drawing).values(), looped: way.at(-1)?.looped ?? -1 });
  };
  for (const first of passing) {
    enter(first);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const step = here.ahead.next();
      if (step.done === true) {
        places.delete(here.node);
        way.pop();
        continue;
      }
      const place = places.get(step.value);
      if (place === undefined) enter(step.value);
      else if (place > here.looped) {
        const rest = way.slice(place + 1).map(({ node }) => node);
        loops.push({ start: step.value, rest });
        way.slice(place).forEach((footprint, index) => (footprint.looped = place + index));
      }
    }
  }
  return loops;
}

function straightTo(call: FlowNode, passing: ReadonlySet<FlowNode>, drawing: Drawing): boolean {
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
  return isA(node, 'bpmn:CallActivity') && calledId(node) === processId;
}

function targetsOf(node: FlowNode, drawing: Drawing): readonly FlowNode[] {
  return drawing
    .outgoing(node)
    .flatMap(({ targetRef }) => (targetRef === undefined ? [] : [targetRef as FlowNode]));
}
