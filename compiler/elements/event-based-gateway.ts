import { compileNode } from '../model/node.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:eventBasedGateway. */
export const eventBasedGateway: CompileElement<'eventBasedGateway'> = (drawn, build) => {
  const kind = drawn.eventGatewayType === 'Parallel' ? ('parallel' as const) : ('exclusive' as const);
  return present({
    kind: 'eventBasedGateway' as const,
    ...compileNode(drawn, build),
    instantiate: drawn.instantiate === true ? kind : undefined,
  });
};
