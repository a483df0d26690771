import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:eventBasedGateway. */
export const eventBasedGateway: CompileElement<'eventBasedGateway'> = (drawn, build) => ({
  kind: 'eventBasedGateway',
  ...compileNode(drawn, build),
});
