import { compileActivity } from '../model/activity.ts';
import { compileContainer } from '../model/container.ts';
import { present } from '../model/present.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileElement } from './table.ts';

/** bpmn:adHocSubProcess, with zeebe:adHoc: what begins at once, and what is collected. */
export const adHocSubProcess: CompileElement<'adHocSubProcess'> = (drawn, build) => {
  const { activeElementsCollection, outputCollection, outputElement } = zeebe(drawn, 'zeebe:AdHoc') ?? {};
  const { expressions } = build;
  const completion = drawn.completionCondition?.body?.trim();
  return present({
    kind: 'adHocSubProcess' as const,
    ...compileActivity(drawn, build),
    ...compileContainer(drawn, build.drawing),
    activates: activeElementsCollection
      ? expressions.formula(activeElementsCollection, drawn, 'active elements')
      : undefined,
    sequential: drawn.ordering === 'Sequential',
    completionCondition: completion
      ? expressions.formula(completion, drawn, 'completion condition')
      : undefined,
    cancelRemaining: drawn.cancelRemainingInstances !== false,
    output:
      outputCollection && outputElement
        ? {
            collection: outputCollection,
            element: expressions.formula(outputElement, drawn, 'output element'),
          }
        : undefined,
  });
};
