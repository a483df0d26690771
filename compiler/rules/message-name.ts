import { definitionsOfType } from '../event-definitions/kinds.ts';
import { parseExpression, referencedNames } from '../feel/index.ts';
import { isInstantiating } from '../model/container.ts';
import { messageFlowName } from '../model/message-partners.ts';
import type { Drawn, FlowNode, Message } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Found, Rule } from './rule.ts';

/** What waits for a message names it, and so does what sends one without a job. BPMN 2.0, 10.5.5 (executable processes). */
export const messageName: Rule = {
  code: 'BPMN_MESSAGE_MISSING',
  check({ drawing }, found) {
    for (const { node, message } of messageUses(drawing)) {
      const sending = isA(node, 'bpmn:ThrowEvent') || isA(node, 'bpmn:SendTask');
      if (sending && zeebe(node, 'zeebe:TaskDefinition') !== undefined) continue;
      if (message === undefined && messageFlowName(node, drawing) !== undefined) continue;
      if (message === undefined) {
        const hint = sending
          ? 'Choose a message that the engine publishes, or give it a zeebe:taskDefinition that sends.'
          : 'Choose or create its message in the properties panel.';
        found.error(node, 'no message is named', hint);
      } else if (!message.name?.trim()) {
        found.error(
          node,
          `the message ${message.id ?? ''} has no name`,
          'Give the message a name; senders use it.',
        );
      } else {
        if (beginsCase(node, drawing)) checkStartName(node, message.name, found);
      }
    }
  },
};

/** Everything that waits for or sends a message, with the message it names. */
export function messageUses(
  drawing: Drawing,
): readonly { readonly node: FlowNode; readonly message: Message | undefined }[] {
  return drawing.nodes.flatMap((node) => {
    if (isA(node, 'bpmn:ReceiveTask') || isA(node, 'bpmn:SendTask'))
      return [{ node, message: node.messageRef }];
    return definitionsOfType(node, 'bpmn:MessageEventDefinition').map((definition) => ({
      node,
      message: definition.messageRef,
    }));
  });
}

/** Whether a new case begins at this node, so that there are no variables and nothing to correlate with yet. */
export function beginsCase(node: Drawn, drawing: Drawing): boolean {
  if (isA(node, 'bpmn:StartEvent')) return isA(node.$parent, 'bpmn:Process');
  return isInstantiating(node) || drawing.incoming(node).some(({ sourceRef }) => beginsBefore(sourceRef));
}

/** An event-based gateway begins a case with what it leads to. */
function beginsBefore(source: unknown): boolean {
  return isA(source as Drawn, 'bpmn:EventBasedGateway') && isInstantiating(source as Drawn);
}

function checkStartName(node: FlowNode, name: string, found: Found): void {
  if (!name.startsWith('=')) return;
  const parsed = parseExpression(name.slice(1));
  const names = parsed.ok ? referencedNames(parsed.expression) : [];
  if (names.length === 0) return;
  found.error(
    node,
    `the message name reads ${names.join(', ')}, but before the start there are no variables`,
    'Use a fixed name.',
  );
}
