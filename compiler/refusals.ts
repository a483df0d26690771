import type { Activity, Drawn, SubProcess } from './parse/bpmn.ts';
import { isA } from './parse/bpmn.ts';

/** Something of BPMN that is not run: what it is, why, and what to draw instead. */
export interface Refusal {
  readonly what: string;
  readonly reason: string;
  readonly instead: string;
  matches(drawn: Drawn): boolean;
}

const later = 'it is not run yet, and nothing is ever completed silently';

const is =
  (...types: readonly string[]) =>
  (drawn: Drawn): boolean =>
    types.includes(drawn.$type);

/** Everything in BPMN 2.0 and the zeebe namespace that is refused by name. */
export const refusals: readonly Refusal[] = [
  {
    what: 'ad-hoc sub-process',
    reason: later,
    instead:
      'Use a sub-process with an inclusive gateway, or a multi-instance activity over a list of what to do.',
    matches: is('bpmn:AdHocSubProcess'),
  },
  {
    what: 'choreography activity',
    reason: 'a choreography describes an agreement between participants and does not run',
    instead: 'Use send and receive tasks in the process of each participant.',
    matches: is('bpmn:ChoreographyTask', 'bpmn:SubChoreography', 'bpmn:CallChoreography'),
  },
  {
    what: 'standard loop',
    reason: later,
    instead: 'Draw the loop with an exclusive gateway, or use a multi-instance activity.',
    matches: (drawn) =>
      isA(drawn, 'bpmn:Activity') && typeOf(drawn.loopCharacteristics) === 'bpmn:StandardLoopCharacteristics',
  },
  {
    what: 'multi-instance behaviour with events',
    reason: later,
    instead: 'Leave behavior at its default and use a completion condition.',
    matches: (drawn) => {
      const loop = isA(drawn, 'bpmn:Activity') ? (drawn.loopCharacteristics as Drawn | undefined) : undefined;
      return (
        isA(loop, 'bpmn:MultiInstanceLoopCharacteristics') &&
        ((loop.behavior ?? 'All') !== 'All' || (loop.complexBehaviorDefinition?.length ?? 0) > 0)
      );
    },
  },
  {
    what: 'start quantity other than 1',
    reason: later,
    instead: 'Merge with a parallel gateway in front of the activity.',
    matches: (drawn) => isA(drawn, 'bpmn:Activity') && (drawn.startQuantity ?? 1) > 1,
  },
  {
    what: 'completion quantity other than 1',
    reason: later,
    instead: 'Split with a parallel gateway behind the activity.',
    matches: (drawn) => isA(drawn, 'bpmn:Activity') && (drawn.completionQuantity ?? 1) > 1,
  },
  {
    what: 'event sub-process with a loop',
    reason: 'an event sub-process begins when its event fires, not once for each item',
    instead: 'Put a multi-instance activity into it.',
    matches: (drawn) => isEventSubProcess(drawn) && drawn.loopCharacteristics !== undefined,
  },
  {
    what: 'global task',
    reason: later,
    instead: 'Call a process that contains the task.',
    matches: is(
      'bpmn:GlobalTask',
      'bpmn:GlobalManualTask',
      'bpmn:GlobalUserTask',
      'bpmn:GlobalScriptTask',
      'bpmn:GlobalBusinessRuleTask',
    ),
  },
  {
    what: 'execution listener',
    reason: later,
    instead: 'Put the work into a service task before or after the element.',
    matches: is('zeebe:ExecutionListeners'),
  },
  {
    what: 'task listener',
    reason: later,
    instead: 'Put the work into a service task before or after the user task.',
    matches: is('zeebe:TaskListeners'),
  },
  {
    what: 'linked resource',
    reason: later,
    instead: 'Use an action of a connector.',
    matches: is('zeebe:LinkedResources'),
  },
  {
    what: 'agent definition',
    reason: later,
    instead: 'Use an action of a connector.',
    matches: is('zeebe:AgentDefinition'),
  },
];

function isEventSubProcess(drawn: Drawn): drawn is SubProcess & Activity {
  return isA(drawn, 'bpmn:SubProcess') && drawn.triggeredByEvent === true;
}

function typeOf(drawn: Drawn | undefined): string | undefined {
  return drawn?.$type;
}
