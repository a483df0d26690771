import { present } from '../model/present.ts';
import type { CompileEventDefinition } from './table.ts';

/** bpmn:escalationEventDefinition. Without a code a catch event takes any escalation. */
export const escalation: CompileEventDefinition<'escalation'> = (
  { escalationRef },
  event,
  { expressions },
) => {
  const code = escalationRef?.escalationCode?.trim();
  return present({
    kind: 'escalation' as const,
    code: code ? expressions.value(code, event, 'escalation code') : undefined,
  });
};
