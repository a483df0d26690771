import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { jobCall } from './job-call.ts';

/** Calls an action of a tool and waits for its result. BPMN 2.0, 10.3.3; zeebe:taskDefinition. */
export const serviceTask: ElementSemantics<ElementOf<'serviceTask'>> = {
  enter: (element, site) => [{ do: 'call', job: jobCall(element.job, site) }],
};
