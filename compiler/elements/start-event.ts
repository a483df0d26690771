import { compileEventDefinition } from '../event-definitions/index.ts';
import { compileMappings } from '../model/mappings.ts';
import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:startEvent of a process, a sub-process or an event sub-process. */
export const startEvent: CompileElement<'startEvent'> = (drawn, build) => ({
  kind: 'startEvent',
  ...compileNode(drawn, build),
  ...compileMappings(drawn, build),
  event: compileEventDefinition(drawn, build),
  interrupting: drawn.isInterrupting !== false,
});
