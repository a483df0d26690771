import { present } from '../model/present.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:errorEventDefinition. Without a code a catch event takes any error. */
export const error: CompileEventDefinition<'error'> = ({ errorRef }, event, { expressions }) => {
  const code = errorRef?.errorCode?.trim();
  return present({
    kind: 'error' as const,
    code: code ? expressions.value(code, event, 'error code') : undefined,
  });
};
