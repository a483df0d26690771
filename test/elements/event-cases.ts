import type { ElementCase } from './element-case.ts';
import { positions } from './positions.ts';
import { triggers } from './triggers.ts';

/** What the case of a trigger at a position is called. */
export function eventCell(trigger: string, position: string): string {
  return `${trigger}: ${position}`;
}

/** Every kind of event at every place, legal or not. */
export const eventCases: readonly ElementCase[] = triggers.flatMap((trigger) =>
  positions.map((position) => ({
    cell: eventCell(trigger.name, position.name),
    element: 'event',
    ...position.draw(trigger),
  })),
);
