import { isA } from '../parse/bpmn.ts';
import { present } from '../model/present.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:compensateEventDefinition. waitForCompletion says nothing but where it is thrown. */
export const compensation: CompileEventDefinition<'compensation'> = (
  { activityRef, waitForCompletion },
  event,
) =>
  present({
    kind: 'compensation' as const,
    activity: activityRef?.id,
    waitForCompletion:
      waitForCompletion === false && isA(event, 'bpmn:ThrowEvent') ? (false as const) : undefined,
  });
