import { definitionsOfType } from '../event-definitions/kinds.ts';
import { namesIn } from '../event-definitions/conditional.ts';
import { parseExpression, references } from '../feel/index.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

const constant = /^=?\s*(?:-?\d+(?:\.\d+)?|"[^"]*")$/;

/** A conditional event says what must become true, of data that can change. BPMN 2.0, 10.5.5. */
export const conditionalEvents: Rule = {
  code: 'BPMN_CONDITIONAL_EVENT',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      for (const definition of definitionsOfType(node, 'bpmn:ConditionalEventDefinition')) {
        const body = definition.condition?.body?.trim() ?? '';
        const filter = zeebe(definition, 'zeebe:ConditionalFilter');
        if (body === '') {
          found.error(
            node,
            'the conditional event has no condition',
            'Write a FEEL expression, e.g. =budget > 1000.',
          );
        } else if (constant.test(body)) {
          found.error(
            node,
            `the condition ${body} is neither true nor false`,
            'Compare it with something, e.g. =score > 5.',
          );
        } else if (
          readsNothing(body) &&
          !namesIn(filter?.variableNames).length &&
          !isA(node, 'bpmn:StartEvent')
        ) {
          found.warning(
            node,
            `the condition ${body} reads no variable: it is looked at once, when the event begins to wait`,
            'Read what it depends on, e.g. =budget > 1000.',
          );
        }
        for (const event of namesIn(filter?.variableEvents)) {
          if (event === 'create' || event === 'update') continue;
          found.error(
            node,
            `"${event}" never happens to a variable`,
            'Write "create", "update" or "create, update".',
          );
        }
      }
    }
  },
};

function readsNothing(body: string): boolean {
  const parsed = parseExpression(body.replace(/^=/, ''));
  return parsed.ok && references(parsed.expression).length === 0;
}
