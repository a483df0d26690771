import { compileNode } from '../model/node.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:exclusiveGateway. */
export const exclusiveGateway: CompileElement<'exclusiveGateway'> = (drawn, build) =>
  present({
    kind: 'exclusiveGateway' as const,
    ...compileNode(drawn, build),
    defaultFlow: drawn.default?.id,
  });
