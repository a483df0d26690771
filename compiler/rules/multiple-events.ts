import { definitionTypes, spokenDefinition } from '../event-definitions/kinds.ts';
import type { CatchEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** What comes from outside, so that it can be waited for together with others. */
const waitedFor: readonly string[] = ['message', 'timer', 'conditional', 'signal'];

/** What says something about the drawing rather than that something happens. */
const alone: readonly string[] = ['link', 'compensation'];

/** What a multiple event may be made of. BPMN 2.0, 10.5.5 and table 10.93. */
export const multipleEvents: Rule = {
  code: 'BPMN_MULTIPLE_EVENT',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const definitions = definitionTypes(node).map(spokenDefinition);
      const catches = isA(node, 'bpmn:CatchEvent');
      const parallel = catches && (node as CatchEvent).parallelMultiple === true;
      if (parallel && definitions.length === 1) {
        found.warning(
          node,
          'the event is marked as parallel multiple, but has only one trigger',
          'Add the other triggers, or remove parallelMultiple.',
        );
      }
      if (definitions.length < 2) continue;
      for (const definition of new Set(definitions)) {
        if (parallel && !waitedFor.includes(definition)) {
          found.error(
            node,
            `a parallel multiple event cannot wait for "${definition}" among others: it ends at once what it happens to`,
            `Use an event of its own for it; together one can wait for ${waitedFor.join(', ')}.`,
          );
        } else if (alone.includes(definition) && (definition === 'link' || catches)) {
          found.error(
            node,
            `"${definition}" cannot be one of several triggers`,
            'Use an event of its own for it.',
          );
        }
      }
    }
  },
};
