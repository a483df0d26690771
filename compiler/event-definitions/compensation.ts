import { present } from '../model/present.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:compensateEventDefinition. */
export const compensation: CompileEventDefinition<'compensation'> = ({ activityRef }) =>
  present({ kind: 'compensation' as const, activity: activityRef?.id });
