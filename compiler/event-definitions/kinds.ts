import type { BpmnTypes, CatchEvent, Drawn, EventDefinitionElement, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';

/** The event definitions of an event, its own and those it refers to (eventDefinitionRef); none for anything else. */
export function eventDefinitionsOf(node: Drawn): readonly EventDefinitionElement[] {
  if (!isA(node, 'bpmn:Event')) return [];
  const { eventDefinitions = [], eventDefinitionRef = [] } = node as CatchEvent | ThrowEvent;
  return [...eventDefinitions, ...eventDefinitionRef];
}

/** Those of one type. */
export function definitionsOfType<T extends keyof BpmnTypes>(
  node: Drawn,
  type: T,
): readonly (Drawn & BpmnTypes[T])[] {
  return eventDefinitionsOf(node).filter((definition): definition is Drawn & BpmnTypes[T] =>
    isA(definition, type),
  );
}

/** The types of the event definitions of an event. */
export function definitionTypes(node: Drawn): readonly string[] {
  return eventDefinitionsOf(node).map(({ $type }) => $type);
}

/** Whether an event has a definition of this type. */
export function hasDefinition(node: Drawn, type: `bpmn:${string}EventDefinition`): boolean {
  return definitionTypes(node).includes(type);
}

/** `bpmn:CompensateEventDefinition` -> `compensation`, for messages; `none` without a definition. */
export function spokenDefinition(type: string | undefined): string {
  const name = type?.replace(/^bpmn:|EventDefinition$/g, '').toLowerCase() ?? 'none';
  return name === 'compensate' ? 'compensation' : name;
}
