import { compileSingle } from './index.ts';
import { eventDefinitionsOf } from './kinds.ts';
import type { CompileEventDefinition } from './table.ts';

/** Several event definitions at one event, its own and those it refers to. */
export const multiple: CompileEventDefinition<'multiple'> = (_, event, build) => ({
  kind: 'multiple',
  parallel: 'parallelMultiple' in event && event.parallelMultiple === true,
  events: eventDefinitionsOf(event).map((drawn) => compileSingle(drawn, event, build)),
});
