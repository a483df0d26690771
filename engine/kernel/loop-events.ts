import { eventDefinitions } from '../event-definitions/index.ts';
import type { EventDefinition, LoopEvent } from '../model.ts';
import { fire } from './fire.ts';
import { raiseEscalation } from './escalations.ts';
import { throwError } from './errors.ts';
import { takeSignal } from './signals.ts';
import type { EventSemantics, Move, Site } from './move.ts';
import { InstanceSite } from './site.ts';
import type { Instance } from './state.ts';
import type { Turn } from './turn.ts';
import { booleanOf, valueOf, type Extra } from './variables.ts';
import { accepts } from './waits.ts';

/** What an instance that is about to complete throws. BPMN 2.0, table 10.30: behavior and complexBehaviorDefinition. */
export function thrownBy(
  turn: Turn,
  instance: Instance,
  events: readonly LoopEvent[],
  counts: Extra,
): readonly Move[] {
  if (events.length === 0) return [];
  const site = siteOf(turn, instance, counts);
  return events
    .filter(({ when }) => {
      if (when === 'each') return true;
      if (when === 'first') return counts['numberOfCompletedInstances'] === 1;
      const holds = valueOf(turn.state, instance, turn.at, when.holds, counts);
      return booleanOf(holds, 'the condition of a behavior');
    })
    .flatMap(({ event }) => {
      const semantics = eventDefinitions[event.kind] as EventSemantics<EventDefinition>;
      // The instance completes by itself, whatever the event would do with a token of its own.
      return (semantics.throw?.(event, site) ?? []).filter((move) => move.do !== 'complete');
    });
}

/** An instance has completed and throws. Tells whether its activity still stands: what is thrown may have interrupted it. */
export function throwFromLoop(
  turn: Turn,
  body: Instance,
  instance: Instance,
  moves: readonly Move[],
): boolean {
  for (const move of moves) {
    throwAtBorder(turn, body, instance, move);
    if (turn.state.instances[body.id] !== body || body.calledOff) return false;
  }
  return true;
}

/** The border comes first, and at once: a message on its way through the world would come when the last instance has completed. */
function throwAtBorder(turn: Turn, body: Instance, instance: Instance, move: Move): void {
  switch (move.do) {
    case 'publish': {
      const waits = (body.waits ?? []).map((id) => turn.state.waits[id]).filter((wait) => wait !== undefined);
      const caught = waits.find((wait) => accepts(wait, move.name, move.key));
      if (caught !== undefined) return fire(turn, caught, { result: move.variables });
      turn.commands.push(move);
      return;
    }
    case 'broadcast': {
      const { name, variables } = move;
      turn.commands.push({ do: 'broadcast', instance: instance.id, name, variables });
      return takeSignal(turn, name, { result: variables });
    }
    case 'escalate':
      // The body is what the caller will end; until then nothing in the loop goes on.
      if (raiseEscalation(turn, body, move.escalation) === 'the caller will interrupt') body.calledOff = true;
      return;
    case 'throw':
      return throwError(turn, body, move.error, 'end');
    default:
      throw new Error(`a loop cannot ${move.do}: the compiler refuses what would`);
  }
}

/** Its events carry the counts of the loop. BPMN 2.0, table 10.30: "the current runtime attributes of the MI Activity". */
function siteOf(turn: Turn, instance: Instance, counts: Extra): Site {
  const site = new InstanceSite(turn, instance);
  site.input = () => ({ loopCounter: instance.variables?.['loopCounter'] ?? null, ...counts });
  return site;
}
