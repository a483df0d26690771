import type { Element, Job } from '../model.ts';
import { partsOf } from './event-parts.ts';

/** All that an element has done outside: its own work, what its events send, and its listeners' jobs. */
export function jobsOf(element: Element): readonly Job[] {
  const { start = [], end = [] } = element.listeners ?? {};
  const events = 'event' in element ? partsOf(element.event) : [];
  const sent = events.map((part) => (part.kind === 'message' ? part.job : undefined));
  return [ownJob(element), ...sent, ...start, ...end].filter((job) => job !== undefined);
}

/** What an activity itself has done outside. */
function ownJob(element: Element): Job | undefined {
  switch (element.kind) {
    case 'serviceTask':
    case 'sendTask':
      return element.job;
    case 'scriptTask':
      return 'job' in element.script ? element.script.job : undefined;
    case 'businessRuleTask':
      return 'job' in element.rule ? element.rule.job : undefined;
    default:
      return undefined;
  }
}
