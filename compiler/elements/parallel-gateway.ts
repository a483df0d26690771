import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:parallelGateway. */
export const parallelGateway: CompileElement<'parallelGateway'> = (drawn, build) => ({
  kind: 'parallelGateway',
  ...compileNode(drawn, build),
});
