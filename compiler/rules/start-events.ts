import { definitionTypes } from '../event-definitions/kinds.ts';
import { isEventSubProcess, isInstantiating } from '../model/container.ts';
import type { FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';

/** How many start events a process, sub-process and event sub-process has. BPMN 2.0, 10.3.5 and 10.5.2. */
export const startEvents: Rule = {
  code: 'BPMN_START_EVENTS',
  check({ drawing }, found) {
    for (const scope of drawing.scopes) {
      if (isA(scope, 'bpmn:AdHocSubProcess')) continue;
      const starts = drawing.nodesIn(scope).filter((node) => isA(node, 'bpmn:StartEvent'));
      if (isEventSubProcess(scope)) exactlyOne(scope, starts, found);
      else checkScope(scope, starts, drawing, found);
    }
  },
};

function exactlyOne(scope: Scope, starts: readonly FlowNode[], found: Found): void {
  if (starts.length === 1) return;
  const count = starts.length === 0 ? 'no start event' : `${starts.length} start events`;
  found.error(
    scope,
    `the event sub-process has ${count}`,
    'Give it exactly one start event, with the trigger that begins it.',
  );
}

function checkScope(scope: Scope, starts: readonly FlowNode[], drawing: Drawing, found: Found): void {
  const spoken = isA(scope, 'bpmn:Process') ? 'process' : 'sub-process';
  const nodes = drawing.nodesIn(scope);
  const ends = nodes.some((node) => isA(node, 'bpmn:EndEvent'));
  const instantiating = nodes.some(isInstantiating);
  const blank = starts.filter((start) => definitionTypes(start).length === 0);
  const hint = 'Add one start event and lead it to the first step.';
  if (nodes.length === 0) return;
  if (starts.length === 0 && ends && !instantiating) {
    found.error(scope, `the ${spoken} has an end event but no start event`, hint);
  } else if (starts.length === 0 && !instantiating) {
    found.warning(
      scope,
      `the ${spoken} has no start event: it begins at every node that no flow leads to`,
      hint,
    );
  }
  for (const start of blank.slice(1)) {
    found.error(
      start,
      `the ${spoken} already has the start event ${blank[0]?.id} without a trigger`,
      'Merge the two, or give one a trigger.',
    );
  }
  if (starts.length > 0 && !ends) {
    found.warning(
      scope,
      `the ${spoken} has a start event but no end event`,
      'End each path with an end event that says what was reached.',
    );
  }
}
