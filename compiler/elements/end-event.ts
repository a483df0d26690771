import { compileEventDefinition } from '../event-definitions/index.ts';
import { compileMappings } from '../model/mappings.ts';
import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:endEvent. */
export const endEvent: CompileElement<'endEvent'> = (drawn, build) => ({
  kind: 'endEvent',
  ...compileNode(drawn, build),
  ...compileMappings(drawn, build),
  event: compileEventDefinition(drawn, build),
});
