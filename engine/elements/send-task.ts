import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { jobCall } from './job-call.ts';
import { throwMoves } from './thrown-event.ts';

/** Sends a message: by a job where it names one, else by publishing it. BPMN 2.0, 10.3.3. */
export const sendTask: ElementSemantics<ElementOf<'sendTask'>> = {
  enter(element, site) {
    if (element.job !== undefined) return [{ do: 'call', job: jobCall(element.job, site) }];
    return element.message === undefined ? [{ do: 'complete' }] : throwMoves(element.message, site);
  },
};
