import { compileNode } from '../model/node.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:inclusiveGateway. */
export const inclusiveGateway: CompileElement<'inclusiveGateway'> = (drawn, build) =>
  present({
    kind: 'inclusiveGateway' as const,
    ...compileNode(drawn, build),
    defaultFlow: drawn.default?.id,
  });
