import { compileEventDefinition } from '../event-definitions/index.ts';
import { compileMappings } from '../model/mappings.ts';
import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:intermediateCatchEvent. */
export const intermediateCatchEvent: CompileElement<'intermediateCatchEvent'> = (drawn, build) => ({
  kind: 'intermediateCatchEvent',
  ...compileNode(drawn, build),
  ...compileMappings(drawn, build),
  event: compileEventDefinition(drawn, build),
});
