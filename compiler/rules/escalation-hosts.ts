import { hasDefinition } from '../event-definitions/kinds.ts';
import type { Activity, BoundaryEvent, Drawn } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** An escalation is caught where one can be thrown: on a sub-process, a called process, or a multi-instance that throws events. */
export const escalationHosts: Rule = {
  code: 'BPMN_BOUNDARY_ATTACHMENT',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      if (!isA(event, 'bpmn:BoundaryEvent') || !hasDefinition(event, 'bpmn:EscalationEventDefinition'))
        continue;
      const host = (event as BoundaryEvent).attachedToRef as Drawn | undefined;
      if (!isA(host, 'bpmn:Activity') || throwsEvents(host)) continue;
      found.error(
        event,
        `catches escalations of ${spokenName(host)}, in which none can be thrown`,
        'Attach it to a sub-process or a call activity, or use an error event.',
      );
    }
  },
};

function throwsEvents(host: Activity): boolean {
  if (isA(host, 'bpmn:SubProcess') || isA(host, 'bpmn:CallActivity')) return true;
  const loop = host.loopCharacteristics as Drawn | undefined;
  return isA(loop, 'bpmn:MultiInstanceLoopCharacteristics') && (loop.behavior ?? 'All') !== 'All';
}
