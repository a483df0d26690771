import { eventDefinitionsOf } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { groupBy } from '../parse/grouping.ts';
import type { Found, Rule } from './rule.ts';

/** One catch at one place for each error code, escalation code and signal. */
export const catchDuplicates: Rule = {
  code: 'BPMN_CATCH_DUPLICATE',
  check({ drawing }, found) {
    for (const host of drawing.nodes) report(drawing.boundary(host), `at ${host.id}`, found);
    for (const scope of drawing.scopes) {
      const starts = drawing
        .nodesIn(scope)
        .filter(isEventSubProcess)
        .flatMap((node) => drawing.nodesIn(node).filter((inner) => isA(inner, 'bpmn:StartEvent')));
      report(starts, `in ${scope.id}`, found);
      // A signal begins one case of a process, not one at each start event.
      if (isA(scope, 'bpmn:Process'))
        report(
          drawing.nodesIn(scope).filter((node) => isA(node, 'bpmn:StartEvent')),
          `at the start of ${scope.id}`,
          found,
        );
    }
  },
};

function report(events: readonly FlowNode[], where: string, found: Found): void {
  const catching = events.flatMap((event) =>
    eventDefinitionsOf(event).flatMap((definition) => caught(definition).map((what) => ({ event, what }))),
  );
  for (const [what, [first, ...again]] of groupBy(catching, (one) => one.what)) {
    for (const { event } of again) {
      found.error(
        event,
        `${first?.event.id} already catches ${what} ${where}`,
        'Keep one of the two, or give them different codes.',
      );
    }
  }
}

function caught(definition: Drawn): readonly string[] {
  if (isA(definition, 'bpmn:ErrorEventDefinition')) {
    const code = definition.errorRef?.errorCode?.trim();
    return [code ? `the error ${code}` : 'any error'];
  }
  if (isA(definition, 'bpmn:EscalationEventDefinition')) {
    const code = definition.escalationRef?.escalationCode?.trim();
    return [code ? `the escalation ${code}` : 'any escalation'];
  }
  if (isA(definition, 'bpmn:SignalEventDefinition'))
    return [`the signal ${definition.signalRef?.name ?? ''}`];
  return [];
}
