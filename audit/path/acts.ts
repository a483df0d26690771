import type { Variables } from '../../engine/kernel/index.ts';
import { updates } from '../../workflows/contract.ts';
import { at, attributesOf, firstValue, isJson, kindOf, textAt } from '../history/events.ts';
import type { RecordedRun } from '../history/recorded-run.ts';

/** Something that somebody did to a case from outside, as the history has it: an Update that was accepted. */
export interface Act {
  readonly act: keyof typeof updates;
  /** Epoch milliseconds: when the case learnt of it. */
  readonly at: number;
  /** Id of the history event. */
  readonly event: number;
  readonly by?: string;
  /** Roles that the person had. */
  readonly roles?: readonly string[];
  /** Instance of the task or of the step with the incident. */
  readonly instance?: number;
  /** What was handed over: the result of a task, the variables of a message, the reason of a cancellation, what is done next. */
  readonly given: Variables;
}

/** All acts of a run, in the order of its history. */
export function actsOf({ history }: RecordedRun): readonly Act[] {
  const acts: Act[] = [];
  let now = 0;
  for (const event of history.events) {
    // The clock of a case stands still while it works on what it was given.
    if (kindOf(event) === 'WORKFLOW_TASK_STARTED') now = Date.parse(event.eventTime);
    if (kindOf(event) !== 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED') continue;
    const input = at(attributesOf(event), 'acceptedRequest.input');
    const act = Object.values(updates).find((name) => name === textAt(input, 'name'));
    const argument = firstValue(at(input, 'args'));
    if (act !== undefined && isJson(argument))
      acts.push({ act, at: now, event: Number(event.eventId), ...readArgument(argument) });
  }
  return acts;
}

function readArgument(argument: { readonly [name: string]: unknown }): Omit<Act, 'act' | 'at' | 'event'> {
  const { by, roles, task, instance, result, variables, name, key, reason, elements } = argument;
  const target = task ?? instance;
  const said = Object.entries({ name, key, reason, elements }).filter(([, value]) => value !== undefined);
  return {
    ...(typeof by === 'string' ? { by } : {}),
    ...(Array.isArray(roles) ? { roles: roles.map(String) } : {}),
    ...(typeof target === 'number' ? { instance: target } : {}),
    given: { ...variablesIn(Object.fromEntries(said)), ...variablesIn(variables), ...variablesIn(result) },
  };
}

function variablesIn(value: unknown): Variables {
  return isJson(value) ? (value as Variables) : {};
}
