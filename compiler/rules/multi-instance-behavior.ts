import { spokenDefinition } from '../event-definitions/kinds.ts';
import { eventDefinitionTypes } from '../event-definitions/table.ts';
import { behaviorEvents, type ManyInstances } from '../model/loop-events.ts';
import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Found, Rule } from './rule.ts';

/** What completing instances throw, and that it can be thrown. BPMN 2.0, table 10.30. */
export const multiInstanceBehavior: Rule = {
  code: 'BPMN_BEHAVIOR',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const loop = (node as Activity).loopCharacteristics as Drawn | undefined;
      if (isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')) checkBehavior(node, loop, found);
    }
  },
};

const throwable = [
  'bpmn:SignalEventDefinition',
  'bpmn:MessageEventDefinition',
  'bpmn:EscalationEventDefinition',
  'bpmn:ErrorEventDefinition',
];

function checkBehavior(node: Drawn, loop: ManyInstances, found: Found): void {
  const { behavior = 'All', complexBehaviorDefinition = [] } = loop;
  const supported: readonly string[] = Object.values(eventDefinitionTypes);
  if (behavior !== 'Complex' && complexBehaviorDefinition.length > 0) {
    found.error(
      node,
      `its complex behavior is never looked at: behavior is "${behavior}"`,
      'Set behavior="Complex", or remove the complexBehaviorDefinition.',
    );
  }
  if ((behavior === 'None' || behavior === 'One') && behaviorEvents(loop).length === 0) {
    found.warning(
      node,
      `behavior="${behavior}" throws a signal without a name, which nobody can catch`,
      `Name the event with ${behavior === 'None' ? 'noneBehaviorEventRef' : 'oneBehaviorEventRef'}, or remove behavior.`,
    );
  }
  for (const { condition } of complexBehaviorDefinition) {
    if (!condition?.body?.trim())
      found.error(
        node,
        'a complex behavior has no condition',
        'Write e.g. "=numberOfCompletedInstances = 2".',
      );
  }
  for (const { $type } of behaviorEvents(loop)) {
    if (throwable.includes($type) && supported.includes($type)) continue;
    found.error(
      node,
      `its instances cannot throw a ${spokenDefinition($type)} event`,
      'Let them throw a signal, a message, an escalation or an error, caught on the border of the activity.',
    );
  }
}
