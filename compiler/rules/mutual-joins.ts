import type { FlowNode, SequenceFlow } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Rule } from './rule.ts';

/** Pairs of joins in one scope that are looked at closely: beyond that a diagram is hostile, or nobody's to read. */
const MAX_PAIRS = 1_000;
/** Joins on loops in one scope that are compared with one another. */
const MAX_JOINS = 200;

/**
 * Two inclusive joins that wait for one another wait for ever, as BPMN has it: a token held at either can still come to the other,
 * so neither may go first. BPMN 2.0, 13.4.3.
 */
export const mutualJoins: Rule = {
  code: 'BPMN_MUTUAL_JOINS',
  check({ drawing }, found) {
    for (const scope of drawing.scopes) {
      for (const { one, other, held } of waitingPairs(drawing.nodesIn(scope), drawing).slice(0, MAX_PAIRS)) {
        if (!mayBeHeldAtOnce(held, [one, other], drawing)) continue;
        found.warning(
          one,
          `with a token each, this join and ${other.id} wait for one another for ever`,
          'Lead the flows between them into one inclusive join, or make one of the two an exclusive gateway.',
        );
      }
    }
  },
};

type Flows = readonly SequenceFlow[];

interface Pair {
  readonly one: FlowNode;
  readonly other: FlowNode;
  /** The flows into either on which tokens would wait for the other. */
  readonly held: readonly [Flows, Flows];
}

/** Joins of which each waits, on some of its flows, for a token that is held at the other. */
function waitingPairs(nodes: readonly FlowNode[], drawing: Drawing): readonly Pair[] {
  const looping = nodesOnLoops(nodes, drawing);
  const joins = [...looping]
    .filter((node) => isA(node, 'bpmn:InclusiveGateway') && drawing.incoming(node).length > 1)
    .slice(0, MAX_JOINS)
    .map((join) => {
      const flows = drawing.incoming(join);
      return { join, flows, before: flows.map((flow) => nodesBefore(flow, [join], drawing)) };
    });
  return joins.flatMap((one, index) =>
    joins.slice(index + 1).flatMap((other): readonly Pair[] => {
      const held = [flowsThatMissOut(one, other.join), flowsThatMissOut(other, one.join)] as const;
      return held.every(({ length }) => length > 0) ? [{ one: one.join, other: other.join, held }] : [];
    }),
  );
}

/** The nodes that are left when those that nothing leads to are taken away, again and again: only there can two wait for one another. */
function nodesOnLoops(nodes: readonly FlowNode[], drawing: Drawing): ReadonlySet<FlowNode> {
  const left = new Set(nodes);
  const ways = new Map(nodes.map((node) => [node, waysInto(node, drawing)]));
  const gone = nodes.filter((node) => ways.get(node) === 0);
  for (const node of gone) {
    left.delete(node);
    const next = drawing.outgoing(node).map(({ targetRef }) => targetRef as FlowNode);
    for (const target of [...next, ...drawing.boundary(node)]) {
      const count = (ways.get(target) ?? 0) - 1;
      ways.set(target, count);
      if (count === 0) gone.push(target);
    }
  }
  return left;
}

function waysInto(node: FlowNode, drawing: Drawing): number {
  return isA(node, 'bpmn:BoundaryEvent') ? 1 : drawing.incoming(node).length;
}

/** If a token at the other join can still come to this one: the flows into it by which it cannot, so that tokens on them wait. */
function flowsThatMissOut(
  { flows, before }: { readonly flows: Flows; readonly before: readonly ReadonlySet<FlowNode>[] },
  other: FlowNode,
): Flows {
  const missing = flows.filter((_, index) => !before[index]?.has(other));
  return missing.length < flows.length ? missing : [];
}

/** Whether some node sends tokens to one of these and one of those at the same time, before either join has let one through. */
function mayBeHeldAtOnce(
  [some, others]: Pair['held'],
  joins: readonly FlowNode[],
  drawing: Drawing,
): boolean {
  const leadingTo = (flows: Flows) => {
    const before = flows.map((flow) => nodesBefore(flow, joins, drawing));
    return (flow: SequenceFlow): boolean =>
      flows.includes(flow) || before.some((nodes) => nodes.has(flow.targetRef as FlowNode));
  };
  const [toSome, toOthers] = [leadingTo(some), leadingTo(others)];
  return drawing.nodes.some((node) => {
    const flows = flowsAtOnce(node, drawing);
    return flows.some((flow) => toSome(flow) && flows.some((next) => next !== flow && toOthers(next)));
  });
}

/** The flows by which tokens may leave a node at the same time. */
function flowsAtOnce(node: FlowNode, drawing: Drawing): Flows {
  if (isA(node, 'bpmn:ExclusiveGateway') || isA(node, 'bpmn:EventBasedGateway')) return [];
  const beside = drawing.boundary(node).filter(({ cancelActivity }) => cancelActivity === false);
  return [node, ...beside].flatMap((from) => drawing.outgoing(from));
}

/** The nodes from which a token can come along the flow without passing one of the joins. */
function nodesBefore(
  flow: SequenceFlow,
  joins: readonly FlowNode[],
  drawing: Drawing,
): ReadonlySet<FlowNode> {
  const seen = new Set<FlowNode>();
  const open = [flow.sourceRef as FlowNode | undefined];
  while (open.length > 0) {
    const node = open.pop();
    if (node === undefined || seen.has(node) || joins.includes(node)) continue;
    seen.add(node);
    for (const { sourceRef } of drawing.incoming(node)) open.push(sourceRef as FlowNode | undefined);
    if (isA(node, 'bpmn:BoundaryEvent')) open.push(node.attachedToRef as FlowNode | undefined);
  }
  return seen;
}
