import { definitionTypes } from '../event-definitions/kinds.ts';
import type { CatchEvent, FlowNode } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';

const waiting = [
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
];

/** An event-based gateway leads to two or more events to wait for, and to nothing else. BPMN 2.0, 10.6.6. */
export const eventBasedGateway: Rule = {
  code: 'BPMN_EVENT_GATEWAY',
  check({ drawing }, found) {
    for (const gateway of drawing.nodes.filter((node) => isA(node, 'bpmn:EventBasedGateway'))) {
      const outgoing = drawing.outgoing(gateway);
      if (outgoing.length < 2) {
        found.error(
          gateway,
          'an event-based gateway needs at least two outgoing flows',
          'Lead it to each event that may come, or remove it.',
        );
      }
      const parallel = gateway.eventGatewayType === 'Parallel';
      if (parallel && gateway.instantiate !== true) {
        found.error(
          gateway,
          'a parallel event-based gateway can only begin a case (instantiate="true")',
          'Use a parallel gateway with one catch event on each branch.',
        );
      }
      const targets = outgoing.flatMap(({ targetRef }) =>
        targetRef === undefined ? [] : [targetRef as FlowNode],
      );
      for (const target of targets) {
        checkTarget(gateway, target, drawing, found);
        if (parallel && !isA(target, 'bpmn:ReceiveTask') && !onlyMessages(target)) {
          found.error(
            target,
            `the parallel event-based gateway ${gateway.id} can only wait for messages`,
            'Wait for a message here, or behind the step that follows.',
          );
        }
      }
      const receiving = targets.filter((target) => isA(target, 'bpmn:ReceiveTask'));
      if (
        receiving.length > 0 &&
        targets.some((target) => definitionTypes(target).includes('bpmn:MessageEventDefinition'))
      ) {
        found.error(
          gateway,
          'leads to message events and to receive tasks',
          'Use one of the two for all messages.',
        );
      }
    }
  },
};

function checkTarget(gateway: FlowNode, target: FlowNode, drawing: Drawing, found: Found): void {
  const waits =
    isA(target, 'bpmn:ReceiveTask') ||
    (isA(target, 'bpmn:IntermediateCatchEvent') &&
      (target as CatchEvent).parallelMultiple !== true &&
      definitionTypes(target).length > 0 &&
      definitionTypes(target).every((type) => waiting.includes(type)));
  if (!waits) {
    found.error(
      target,
      `the event-based gateway ${gateway.id} cannot lead to ${spokenName(target)}`,
      'Lead it to message, timer, signal or conditional catch events, or to receive tasks.',
    );
    return;
  }
  if (drawing.incoming(target).length > 1) {
    found.error(
      target,
      `other flows than that of the event-based gateway ${gateway.id} lead here`,
      'Give the event no other incoming flow.',
    );
  }
  if (isA(target, 'bpmn:ReceiveTask') && drawing.boundary(target).length > 0) {
    found.error(
      target,
      'a receive task behind an event-based gateway cannot have boundary events',
      'Put the event behind the gateway too.',
    );
  }
}

function onlyMessages(target: FlowNode): boolean {
  return definitionTypes(target).every((type) => type === 'bpmn:MessageEventDefinition');
}
