import { compileEventDefinition } from '../event-definitions/index.ts';
import { compileMappings } from '../model/mappings.ts';
import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:intermediateThrowEvent. */
export const intermediateThrowEvent: CompileElement<'intermediateThrowEvent'> = (drawn, build) => ({
  kind: 'intermediateThrowEvent',
  ...compileNode(drawn, build),
  ...compileMappings(drawn, build),
  event: compileEventDefinition(drawn, build),
});
