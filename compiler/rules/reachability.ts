import { isReachedByFlow, startsOf } from '../model/container.ts';
import { linkedTargets } from '../model/links.ts';
import type { Activity, Drawn, FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Rule } from './rule.ts';

/** Every step can be reached from a start event, and leads on to an end event where there are any. BPMN 2.0, 10.5.2 and 10.5.3. */
export const reachability: Rule = {
  code: 'BPMN_UNREACHABLE',
  check({ drawing }, found) {
    const linked = linkedTargets(drawing);
    for (const scope of drawing.scopes) {
      if (isA(scope, 'bpmn:AdHocSubProcess')) continue;
      const nodes = drawing.nodesIn(scope);
      const reached = reachedIn(scope, drawing, linked);
      const ends = nodes.some((node) => isA(node, 'bpmn:EndEvent'));
      for (const node of nodes) {
        if (!reached.has(node) && isReachedByFlow(node)) {
          found.warning(node, 'no path leads here from a start event', 'Connect it, or remove it.');
        }
        if (ends && drawing.outgoing(node).length === 0 && leadsOn(node)) {
          found.warning(
            node,
            'the path ends here without an end event',
            'Lead it to an end event that says what was reached.',
          );
        }
      }
    }
  },
};

function reachedIn(
  scope: Scope,
  drawing: Drawing,
  linked: ReadonlyMap<string, FlowNode>,
): ReadonlySet<Drawn> {
  const reached = new Set<Drawn>();
  const waiting: FlowNode[] = [...startsOf(scope, drawing)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    const targets = drawing
      .outgoing(node)
      .flatMap(({ targetRef }) => (targetRef === undefined ? [] : [targetRef as FlowNode]));
    const target = linked.get(node.id ?? '');
    waiting.push(...targets, ...(target === undefined ? [] : [target]), ...drawing.boundary(node));
  }
  return reached;
}

function leadsOn(node: FlowNode): boolean {
  const intermediate = isA(node, 'bpmn:IntermediateCatchEvent') || isA(node, 'bpmn:IntermediateThrowEvent');
  return (
    isReachedByFlow(node) &&
    !isA(node, 'bpmn:EndEvent') &&
    !intermediate &&
    (node as Activity).isForCompensation !== true
  );
}
