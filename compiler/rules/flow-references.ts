import type { FlowNode, SequenceFlow } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';

/** A node that lists its flows lists just those that name it. BPMN 2.0, 8.4.13. Files of tools that list none are taken as they are. */
export const flowReferences: Rule = {
  code: 'BPMN_FLOW_REFERENCES',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      compare(node, 'incoming', 'targetRef', drawing.incoming(node), drawing, found);
      compare(node, 'outgoing', 'sourceRef', drawing.outgoing(node), drawing, found);
    }
  },
};

function compare(
  node: FlowNode,
  list: 'incoming' | 'outgoing',
  end: 'sourceRef' | 'targetRef',
  actual: readonly SequenceFlow[],
  drawing: Drawing,
  found: Found,
): void {
  const listed = node[list] ?? [];
  const hint = 'Draw the sequence flow again; the modeler then writes both sides.';
  for (const flow of listed) {
    if (isA(flow, 'bpmn:SequenceFlow') && flow[end] !== node && drawing.flows.includes(flow)) {
      found.error(
        node,
        `lists ${flow.id} as ${list}, but that flow's ${end} is ${flow[end]?.id ?? 'missing'}`,
        hint,
      );
    }
  }
  for (const flow of actual) {
    if (listed.length > 0 && !listed.some((one) => one === flow)) {
      found.error(node, `does not list ${flow.id} as ${list}, though that flow's ${end} names it`, hint);
    }
  }
}
