import { hasDefinition } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';

const CANCEL = 'bpmn:CancelEventDefinition';

/** A transaction that can be cancelled says where the token goes then. BPMN 2.0, 10.3.5 and 10.5.3. */
export const transactions: Rule = {
  code: 'BPMN_TRANSACTION',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:Transaction')) continue;
      if (isEventSubProcess(node)) {
        found.error(node, 'a transaction cannot begin with an event', 'Put it into an event sub-process.');
      }
      if (node.method === '##Image' || node.method === '##Store') {
        found.warning(
          node,
          `the method "${node.method}" changes nothing: a transaction is undone by compensation`,
          'Remove it.',
        );
      }
      checkCancelling(node, drawing, found);
    }
  },
};

function checkCancelling(transaction: FlowNode, drawing: Drawing, found: Found): void {
  const [event, ...more] = drawing.boundary(transaction).filter((one) => hasDefinition(one, CANCEL));
  const ends = cancelEndsIn(transaction as Scope, drawing);
  for (const end of event === undefined ? ends : []) {
    found.error(
      end,
      `nothing says where to go on when ${transaction.id} is cancelled`,
      'Attach a cancel boundary event to the transaction and lead it to what is to happen then.',
    );
  }
  if (event !== undefined && ends.length === 0) {
    found.warning(
      event,
      `nothing in ${transaction.id} cancels it: this never happens`,
      'End a path of the transaction with a cancel end event, or remove this one.',
    );
  }
  for (const again of more) {
    found.error(again, `${event?.id} already takes the token when it is cancelled`, 'Keep one of the two.');
  }
}

/** Its own, and those of its event sub-processes. */
function cancelEndsIn(scope: Scope, drawing: Drawing): readonly FlowNode[] {
  const nodes = drawing.nodesIn(scope);
  return [
    ...nodes.filter((node) => isA(node, 'bpmn:EndEvent') && hasDefinition(node, CANCEL)),
    ...nodes.filter(isEventSubProcess).flatMap((node) => cancelEndsIn(node as Scope, drawing)),
  ];
}
