import type { FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { soundnessOf } from '../soundness/index.ts';
import { doublingReason, repeatingSplit, type Doubling } from '../soundness/reasons.ts';
import type { Rule } from './rule.ts';
import { spokenPlace } from './spoken-place.ts';

/** Tokens that set out together are joined before their ways merge, or what follows runs once for each. BPMN 2.0, 13.4.2. */
export const synchronization: Rule = {
  code: 'BPMN_NO_SYNCHRONIZATION',
  check({ drawing }, found) {
    for (const { net, doubled } of soundnessOf(drawing)) {
      for (const { node, by } of doubled) {
        const element = by === 'loop' ? repeatingSplit(net, node) : net.nodes[node]?.element;
        if (element === undefined) continue;
        if (by === 'loop') {
          found.warning(
            element,
            'lies on a loop and sends a token on each time it comes round: what follows may run many times, or wait for ever at a join',
            'Decide with an exclusive gateway whether the loop goes on or is left.',
          );
          continue;
        }
        const reason = doublingReason(net, node);
        found.warning(element, messageOf(element, reason), hintOf(element, reason));
      }
    }
  },
};

function messageOf(merge: FlowNode, { split, from: [one, other] }: Doubling): string {
  const what = isA(merge, 'bpmn:Activity') ? 'it' : 'what follows';
  const places =
    one === other ? `flows out of ${spokenPlace(one)}` : `${spokenPlace(one)} and ${spokenPlace(other)}`;
  const cause = split === undefined ? 'tokens can come' : `${spokenPlace(split)} can send tokens`;
  return `${cause} here by way of both ${places}, and nothing joins them: ${what} may run twice`;
}

function hintOf(merge: FlowNode, { split }: Doubling): string {
  const kind = isA(split, 'bpmn:ParallelGateway') ? 'a parallel' : 'an inclusive';
  const where = isA(merge, 'bpmn:Gateway') ? 'here' : 'in front of it';
  return isA(split, 'bpmn:Activity')
    ? `Join them with ${kind} gateway ${where}, or give each branch an end event of its own.`
    : `Join them with ${kind} gateway ${where}.`;
}
