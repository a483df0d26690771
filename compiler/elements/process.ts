import { compileContainer } from '../model/container.ts';
import { compileIdentity } from '../model/node.ts';
import type { CompileElement } from './table.ts';

/** bpmn:process, as the outermost scope of its model. */
export const process: CompileElement<'process'> = (drawn, { drawing }) => ({
  kind: 'process',
  ...compileIdentity(drawn),
  incoming: [],
  outgoing: [],
  ...compileContainer(drawn, drawing),
});
