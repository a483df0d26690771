import type { FlowNode } from '../parse/bpmn.ts';
import { spokenName, spokenType } from '../parse/bpmn.ts';

/** `exclusive gateway "Which?" (which)`, for messages that name other elements than their own. */
export function spokenPlace(element: FlowNode | undefined): string {
  if (element === undefined) return 'the beginning';
  const { id = '' } = element;
  return element.name?.trim() ? `${spokenName(element)} (${id})` : `${spokenType(element)} ${id}`;
}
