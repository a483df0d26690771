import { eventDefinitions } from '../event-definitions/index.ts';
import type { EventSemantics, Move, Site } from '../kernel/move.ts';
import type { EventDefinition } from '../model.ts';

/** What throwing an event of this definition does. The compiler refuses definitions that cannot be thrown. */
export function throwMoves(definition: EventDefinition, site: Site): readonly Move[] {
  const semantics = eventDefinitions[definition.kind] as EventSemantics<EventDefinition>;
  if (semantics.throw === undefined) throw new Error(`a ${definition.kind} event cannot be thrown`);
  return semantics.throw(definition, site);
}
