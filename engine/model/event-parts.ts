import type { EventDefinition, SingleDefinition } from './events.ts';

/** What an event is made of: the definitions of a multiple event, or its only one. */
export function partsOf(definition: EventDefinition): readonly SingleDefinition[] {
  return definition.kind === 'multiple' ? definition.events : [definition];
}
