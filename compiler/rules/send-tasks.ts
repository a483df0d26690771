import { messageFlowName } from '../model/message-partners.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** A send task sends a message by name, or is a job; an instruction to do neither is none. */
export const sendTasks: Rule = {
  code: 'BPMN_SEND_TASK',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (
        !isA(node, 'bpmn:SendTask') ||
        zeebe(node, 'zeebe:TaskDefinition') !== undefined ||
        node.messageRef !== undefined ||
        messageFlowName(node, drawing) !== undefined
      )
        continue;
      found.error(
        node,
        'nothing says what this task sends',
        'Choose a message, or give it a zeebe:taskDefinition.',
      );
    }
  },
};
