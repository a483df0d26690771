import { compileEventDefinition } from '../event-definitions/index.ts';
import { compileMappings } from '../model/mappings.ts';
import { compileNode } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:boundaryEvent. One that marks a compensation handler interrupts nothing, whatever its attribute says. */
export const boundaryEvent: CompileElement<'boundaryEvent'> = (drawn, build) => {
  const event = compileEventDefinition(drawn, build);
  return {
    kind: 'boundaryEvent',
    ...compileNode(drawn, build),
    ...compileMappings(drawn, build),
    event,
    attachedTo: drawn.attachedToRef?.id ?? '',
    interrupting: event.kind !== 'compensation' && drawn.cancelActivity !== false,
  };
};
