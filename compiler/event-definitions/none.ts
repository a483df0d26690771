import type { CompileEventDefinition } from './table.ts';

/** An event without definition. */
export const none: CompileEventDefinition<'none'> = () => ({ kind: 'none' });
