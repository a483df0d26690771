import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** Done without any system knowing of it: the token goes on. BPMN 2.0, 10.3.3. */
export const manualTask: ElementSemantics<ElementOf<'manualTask'>> = {
  enter: () => [{ do: 'complete' }],
};
