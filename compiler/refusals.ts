import type { Activity, Drawn, SubProcess } from './parse/bpmn.ts';
import { isA } from './parse/bpmn.ts';

/** Something of BPMN that is not run: what it is, why, and what to draw instead. */
export interface Refusal {
  readonly what: string;
  readonly reason: string;
  readonly instead: string;
  matches(drawn: Drawn): boolean;
}

const is =
  (...types: readonly string[]) =>
  (drawn: Drawn): boolean =>
    types.includes(drawn.$type);

/** Everything in BPMN 2.0 and the zeebe namespace that is refused by name. */
export const refusals: readonly Refusal[] = [
  {
    what: 'choreography activity',
    reason: 'a choreography describes an agreement between participants and does not run',
    instead: 'Use send and receive tasks in the process of each participant.',
    matches: is('bpmn:ChoreographyTask', 'bpmn:SubChoreography', 'bpmn:CallChoreography'),
  },
  {
    what: 'event sub-process with a loop',
    reason: 'an event sub-process begins when its event fires, not once for each item',
    instead: 'Put a multi-instance activity into it.',
    matches: (drawn) => isEventSubProcess(drawn) && drawn.loopCharacteristics !== undefined,
  },
  {
    what: 'task listener',
    reason:
      'a task here is open or decided: there is no assigning, updating or correcting that it could hear of',
    instead: 'Use an execution listener (start, end) on the user task, or a service task before or after it.',
    matches: is('zeebe:TaskListeners'),
  },
  {
    what: 'linked resource',
    reason:
      'nothing but models, decisions and forms is kept with a case, so no resource could be proved later',
    instead: 'Use an action of a connector.',
    matches: is('zeebe:LinkedResources'),
  },
  {
    what: 'agent definition',
    reason: 'it says to Camunda what kind of agent works there, and nothing to an engine',
    instead: 'Use an action of a connector.',
    matches: is('zeebe:AgentDefinition'),
  },
];

function isEventSubProcess(drawn: Drawn): drawn is SubProcess & Activity {
  return isA(drawn, 'bpmn:SubProcess') && drawn.triggeredByEvent === true;
}
