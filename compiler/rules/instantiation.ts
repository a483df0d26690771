import { definitionTypes } from '../event-definitions/kinds.ts';
import { isInstantiating } from '../model/container.ts';
import type { Activity, Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A receive task or event-based gateway that begins a case stands where cases begin. BPMN 2.0, 10.3.3 and 10.6.6. */
export const instantiation: Rule = {
  code: 'BPMN_INSTANTIATE',
  check({ drawing }, found) {
    for (const node of drawing.nodes.filter(isInstantiating)) {
      const what = spokenName(node);
      const incoming = drawing.incoming(node);
      if (!isA(node.$parent, 'bpmn:Process')) {
        found.error(
          node,
          `the ${what} cannot begin a case inside a sub-process`,
          'Move it into the process itself, or remove instantiate.',
        );
      }
      const mayFollow = isA(node, 'bpmn:ReceiveTask') && isBlankStart(incoming[0]?.sourceRef);
      if (incoming.length > (mayFollow ? 1 : 0)) {
        found.error(
          node,
          `the ${what} begins a case, but a flow leads to it from something that comes before`,
          'Remove the flow; only a receive task may have one, from the start event.',
        );
      }
      if ((node as Activity).loopCharacteristics !== undefined) {
        found.error(
          node,
          `the ${what} begins a case once and cannot be repeated`,
          'Remove the loop, or remove instantiate.',
        );
      }
      const starts = drawing.nodesIn(node.$parent ?? node).filter((one) => isA(one, 'bpmn:StartEvent'));
      if (incoming.length === 0 && starts.length > 0) {
        found.warning(
          node,
          `the process has the start event ${starts[0]?.id} too: BPMN lets a case begin in one way or the other`,
          'Use message start events for all of them.',
        );
      }
    }
  },
};

function isBlankStart(node: unknown): boolean {
  return isA(node as Drawn, 'bpmn:StartEvent') && definitionTypes(node as FlowNode).length === 0;
}
