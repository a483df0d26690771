import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** Execution listeners say when they are called; the same one twice is a slip. */
export const listeners: Rule = {
  code: 'BPMN_LISTENER',
  check({ drawing }, found) {
    for (const element of drawing.elements) {
      if (!isA(element, 'bpmn:BaseElement')) continue;
      const seen = new Set<string>();
      for (const { eventType, type } of zeebe(element, 'zeebe:ExecutionListeners')?.listeners ?? []) {
        if (!eventType)
          found.error(element, 'an execution listener has no event type', 'Set "start" or "end".');
        const key = `${eventType} ${type}`;
        if (seen.has(key))
          found.error(
            element,
            `the execution listener "${type}" is there twice for "${eventType}"`,
            'Keep one of them.',
          );
        seen.add(key);
      }
    }
  },
};
