import type { Element } from '../model.ts';
import { proceed } from './lifecycle.ts';
import type { Instance } from './state.ts';
import type { Turn } from './turn.ts';
import { valueOf } from './variables.ts';

/**
 * Whether an activity has to wait for data: none of its input sets is complete. It is looked at again whenever a step has been
 * made. BPMN 2.0, 13.3.2: an activity becomes active when one of its input sets is available.
 */
export function starves(turn: Turn, instance: Instance, element: Element): boolean {
  const sets = 'inputSets' in element ? element.inputSets : undefined;
  if (sets === undefined) return false;
  const complete = sets.some((set) =>
    set.every((source) => valueOf(turn.state, instance, turn.at, source) !== null),
  );
  if (complete) {
    delete instance.starved;
  } else if (!instance.starved) {
    instance.starved = true;
    (turn.state.starved ??= []).push(instance.id);
  }
  return !complete;
}

/** Lets those begin that now have their data. Tells whether there was one. */
export function feedStarved(turn: Turn): boolean {
  const { starved } = turn.state;
  if (starved === undefined) return false;
  delete turn.state.starved;
  let fed = false;
  const left: number[] = [];
  for (const id of starved) {
    const instance = turn.state.instances[id];
    if (!instance?.starved) continue;
    proceed(turn, instance);
    if (instance.starved) left.push(id);
    else fed = true;
  }
  if (left.length > 0) turn.state.starved = [...left, ...(turn.state.starved ?? [])];
  return fed;
}
