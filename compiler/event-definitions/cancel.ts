import type { CompileEventDefinition } from './table.ts';

/** bpmn:cancelEventDefinition. */
export const cancel: CompileEventDefinition<'cancel'> = () => ({ kind: 'cancel' });
