import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { Rule } from './rule.ts';

/** A boundary event sits on an activity of its own scope. BPMN 2.0, 10.5.4. */
export const boundaryAttachment: Rule = {
  code: 'BPMN_BOUNDARY_ATTACHMENT',
  check({ drawing, references }, found) {
    for (const event of drawing.nodes.filter((node) => isA(node, 'bpmn:BoundaryEvent'))) {
      const host = event.attachedToRef as Drawn | undefined;
      if (host === undefined) {
        const unresolved = references.some(
          ({ from, property, to }) => from === event && property === 'attachedToRef' && !to,
        );
        if (!unresolved)
          found.error(
            event,
            'the boundary event is attached to nothing',
            'Drop it on the border of an activity.',
          );
      } else if (!isA(host, 'bpmn:Activity')) {
        found.error(
          event,
          `the boundary event is attached to ${host.id}, which is no activity`,
          'Drop it on the border of an activity.',
        );
      } else if (isEventSubProcess(host)) {
        found.error(
          event,
          `${host.id} is an event sub-process and has no border events`,
          'Handle it inside the event sub-process.',
        );
      } else if (host.$parent !== event.$parent) {
        found.error(
          event,
          `the boundary event lies in another scope than ${host.id}`,
          'Drop it on the border of the activity again.',
        );
      }
    }
  },
};
