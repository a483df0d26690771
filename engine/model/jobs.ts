import type { Element, Job } from '../model.ts';
import { partsOf } from './event-parts.ts';

/** All that an element has done outside: its own work, what its events send, and its listeners' jobs. */
export function jobsOf(element: Element): readonly Job[] {
  const { start = [], end = [] } = element.listeners ?? {};
  return [...workOf(element), ...start, ...end];
}

/** The job whose result is the element's own, whichever kind of step it is; listeners' jobs only go with it. */
export function jobOf(element: Element): Job | undefined {
  return workOf(element)[0];
}

/** What an activity has done outside, or a message event for each message that it sends. */
function workOf(element: Element): readonly Job[] {
  switch (element.kind) {
    case 'serviceTask':
      return [element.job];
    case 'sendTask':
      return element.job === undefined ? [] : [element.job];
    case 'scriptTask':
      return 'job' in element.script ? [element.script.job] : [];
    case 'businessRuleTask':
      return 'job' in element.rule ? [element.rule.job] : [];
    default:
      return 'event' in element
        ? partsOf(element.event).flatMap((part) => (part.kind === 'message' ? (part.job ?? []) : []))
        : [];
  }
}
