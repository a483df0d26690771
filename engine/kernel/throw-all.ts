import { throwMoves } from '../elements/thrown-event.ts';
import type { SingleDefinition } from '../model/events.ts';
import { attempt, perform } from './lifecycle.ts';
import { InstanceSite } from './site.ts';
import type { Answer, Instance } from './state.ts';
import { elementOf, type Turn } from './turn.ts';

/** A multiple event throws the first of its results; after an incident, the one that it has come to. BPMN 2.0, 10.5.3. */
export function throwAll(turn: Turn, instance: Instance, events: readonly SingleDefinition[]): void {
  instance.thrown ??= { index: 0, result: {} };
  const definition = events[instance.thrown.index];
  if (definition === undefined) return;
  for (const move of throwMoves(definition, new InstanceSite(turn, instance))) {
    if (turn.state.instances[instance.id] === undefined) return;
    perform(turn, instance, move);
  }
}

/**
 * One result of a multiple event is thrown: the next is thrown, and nothing completes yet. Of the last the answer is that of all of
 * them together.
 */
export function thrownSoFar(turn: Turn, instance: Instance, answer: Answer): Answer | undefined {
  const { thrown } = instance;
  const element = elementOf(turn, instance);
  if (thrown === undefined || !('event' in element) || element.event.kind !== 'multiple') return answer;
  const result = { ...thrown.result, ...answer.result };
  const index = thrown.index + 1;
  if (index === element.event.events.length) return { ...answer, result };
  instance.thrown = { index, result };
  delete instance.called;
  const definition = element.event;
  attempt(turn, instance, () => {
    for (const move of throwMoves(definition, new InstanceSite(turn, instance)))
      perform(turn, instance, move);
  });
  return undefined;
}
