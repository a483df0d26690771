import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** An undefined task names a step without saying how it is done: the token goes on. BPMN 2.0, 10.3.3. */
export const task: ElementSemantics<ElementOf<'task'>> = {
  enter: () => [{ do: 'complete' }],
};
