import { definitionTypes } from '../event-definitions/kinds.ts';
import type { Process } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { calledId } from '../parse/called.ts';
import type { Rule } from './rule.ts';

/** A process of the same file that is called has a start event without a trigger. BPMN 2.0, 10.3.6. */
export const calledStarts: Rule = {
  code: 'BPMN_CALLED_START',
  check({ drawing }, found) {
    for (const call of drawing.nodes) {
      if (!isA(call, 'bpmn:CallActivity')) continue;
      const name = calledId(call);
      const called = name === undefined ? undefined : drawing.byId(name);
      if (!isA(called, 'bpmn:Process') || startsBlank(called)) continue;
      found.error(
        call,
        `the process ${called.id} has no start event without a trigger`,
        'Give it one for being called.',
      );
    }
  },
};

function startsBlank(process: Process): boolean {
  const starts = (process.flowElements ?? []).filter((element) => isA(element, 'bpmn:StartEvent'));
  return starts.length === 0 || starts.some((start) => definitionTypes(start).length === 0);
}
