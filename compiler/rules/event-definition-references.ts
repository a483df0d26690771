import type { CatchEvent, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** Only event definitions that stand on their own in the file may be shared. BPMN 2.0, 10.5.5. */
export const eventDefinitionReferences: Rule = {
  code: 'BPMN_EVENT_DEFINITION_REFERENCE',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      if (!isA(event, 'bpmn:Event')) continue;
      for (const definition of ((event as CatchEvent).eventDefinitionRef ?? []) as readonly Drawn[]) {
        if (isA(definition.$parent, 'bpmn:Definitions')) continue;
        found.error(
          event,
          `refers to the event definition ${definition.id ?? ''} inside ${definition.$parent?.id ?? 'another event'}`,
          'Move the definition to the top of the file, or give the event its own.',
        );
      }
    }
  },
};
