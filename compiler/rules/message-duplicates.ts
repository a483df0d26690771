import { definitionsOfType } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { groupBy } from '../parse/grouping.ts';
import { beginsCase, messageUses } from './message-name.ts';
import type { Found, Rule } from './rule.ts';

/** Where the same message could go to two places nothing would say to which. */
export const messageDuplicates: Rule = {
  code: 'BPMN_MESSAGE_DUPLICATE',
  check({ drawing }, found) {
    const starts = messageUses(drawing)
      .filter(({ node }) => beginsCase(node, drawing))
      .map(({ node, message }) => ({ node, name: message?.name }));
    report(
      starts,
      'starts the process too',
      'Use one start event for the message, or another message.',
      found,
    );
    for (const host of drawing.nodes.filter((node) => isA(node, 'bpmn:Activity'))) {
      const own = isA(host, 'bpmn:ReceiveTask')
        ? [{ node: host as FlowNode, name: host.messageRef?.name }]
        : [];
      const events = drawing
        .boundary(host)
        .flatMap((node) => messageNamesOf(node).map((name) => ({ node: node as FlowNode, name })));
      report(
        [...own, ...events],
        `waits at ${host.id} too`,
        'Use one event for the message, or another message.',
        found,
      );
    }
    for (const scope of drawing.scopes) {
      const waiting = drawing
        .nodesIn(scope)
        .filter(isEventSubProcess)
        .flatMap((node) => drawing.nodesIn(node).filter((inner) => isA(inner, 'bpmn:StartEvent')))
        .flatMap((node) => messageNamesOf(node).map((name) => ({ node, name })));
      report(
        waiting,
        `waits in ${scope.id} too`,
        'Use one event sub-process for the message, or another message.',
        found,
      );
    }
  },
};

interface Named {
  readonly node: FlowNode;
  readonly name: string | undefined;
}

function report(named: readonly Named[], what: string, hint: string, found: Found): void {
  const known = named.filter(({ name }) => name !== undefined);
  for (const [name, [first, ...again]] of groupBy(known, ({ name }) => name)) {
    for (const { node } of again)
      found.error(node, `the message "${name}" of ${first?.node.id} ${what}`, hint);
  }
}

function messageNamesOf(node: FlowNode): readonly (string | undefined)[] {
  return definitionsOfType(node, 'bpmn:MessageEventDefinition').map(({ messageRef }) => messageRef?.name);
}
