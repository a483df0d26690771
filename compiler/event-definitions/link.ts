import type { CompileEventDefinition } from './table.ts';

/** bpmn:linkEventDefinition. The flow between its two ends is made with the process (compiler/model/links.ts). */
export const link: CompileEventDefinition<'link'> = ({ name }) => ({
  kind: 'link',
  name: name?.trim() ?? '',
});
