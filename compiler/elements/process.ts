import { compileData } from '../data/scope-data.ts';
import { compileContainer } from '../model/container.ts';
import { compileListeners } from '../model/listeners.ts';
import { compileIdentity } from '../model/node.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:process, as the outermost scope of its model. */
export const process: CompileElement<'process'> = (drawn, build) =>
  present({
    kind: 'process' as const,
    ...compileIdentity(drawn),
    incoming: [],
    outgoing: [],
    ...compileContainer(drawn, build.drawing),
    data: compileData(drawn, build.drawing),
    listeners: compileListeners(drawn, build),
  });
