import type { CompileEventDefinition } from './table.ts';

/** bpmn:terminateEventDefinition. */
export const terminate: CompileEventDefinition<'terminate'> = () => ({ kind: 'terminate' });
