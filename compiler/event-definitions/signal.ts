import type { CompileEventDefinition } from './table.ts';

/** bpmn:signalEventDefinition. */
export const signal: CompileEventDefinition<'signal'> = ({ signalRef }, event, { expressions }) => {
  const name = signalRef?.name?.trim();
  return {
    kind: 'signal',
    name: name ? expressions.value(name, event, 'signal name') : expressions.missing(event, 'signal name'),
  };
};
