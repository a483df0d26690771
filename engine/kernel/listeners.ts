import type { Element } from '../model.ts';
import { jobCall } from '../elements/job-call.ts';
import { InstanceSite } from './site.ts';
import type { Instance, Listening, Variables } from './state.ts';
import type { Turn } from './turn.ts';
import { ownVariables, writeAll } from './variables.ts';

/** Calls the next listener of a phase. Tells whether there is one, whose job has to be waited for. zeebe:executionListeners. */
export function callListener(
  turn: Turn,
  instance: Instance,
  element: Element,
  phase: Listening['phase'],
): boolean {
  const listeners = element.listeners?.[phase];
  if (listeners === undefined) return false;
  const index = instance.listening?.phase === phase ? instance.listening.index : 0;
  instance.listening = { phase, index };
  const listener = listeners[index];
  if (listener === undefined) return false;
  const job = jobCall(listener, new InstanceSite(turn, instance));
  turn.commands.push({
    do: 'call',
    instance: instance.id,
    element: element.id,
    job: {
      ...job,
      input: ownVariables(turn.state, instance.id),
      listener: `${element.id}.${phase}-${index + 1}`,
    },
  });
  instance.outside = 'job';
  return true;
}

/** Whether the job that an instance waits for is one of a listener, and not its own. */
export function isListening(instance: Instance, element: Element): boolean {
  const { listening } = instance;
  if (listening === undefined) return false;
  return listening.index < (element.listeners?.[listening.phase]?.length ?? 0);
}

/** A listener is done: what one in front of the work gives is for the element alone, what one behind it gives goes outwards. */
export function listenerDone(turn: Turn, instance: Instance, result: Variables = {}): void {
  const { listening } = instance;
  if (listening === undefined) return;
  if (listening.phase === 'start') writeOwn(turn, instance, result);
  else writeAll(turn.state, turn.state.instances[instance.parent] ?? instance, result);
  instance.listening = { ...listening, index: listening.index + 1 };
}

function writeOwn(turn: Turn, instance: Instance, variables: Variables): void {
  const own = (instance.variables ??= {});
  for (const name of Object.keys(variables)) if (!Object.hasOwn(own, name)) own[name] = null;
  writeAll(turn.state, instance, variables);
}
