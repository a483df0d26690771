import type {
  BpmnActivity,
  BpmnBaseElement,
  BpmnBoundaryEvent,
  BpmnCatchEvent,
  BpmnEventDefinition,
  BpmnFlowElement,
  BpmnFlowElementsContainer,
  BpmnFlowNode,
  BpmnGateway,
  BpmnMessage,
  BpmnModdleTypeMap,
  BpmnProcess,
  BpmnSequenceFlow,
  BpmnSubProcess,
  BpmnThrowEvent,
} from 'bpmn-moddle/types';

/** Any element as bpmn-moddle reads it. Namespaced name in `$type`, e.g. `bpmn:StartEvent`. */
export interface Drawn {
  readonly $type: string;
  readonly $parent?: Drawn;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly id?: string;
}

/** Concrete BPMN types by name, and the abstract ones that the compiler asks for. */
export interface BpmnTypes extends BpmnModdleTypeMap {
  'bpmn:Activity': Activity;
  'bpmn:BaseElement': Drawn & BpmnBaseElement;
  'bpmn:CatchEvent': CatchEvent;
  'bpmn:Event': CatchEvent | ThrowEvent;
  'bpmn:FlowElement': Drawn & BpmnFlowElement;
  'bpmn:FlowElementsContainer': Drawn & BpmnFlowElementsContainer;
  'bpmn:FlowNode': FlowNode;
  'bpmn:Gateway': Drawn & BpmnGateway;
  'bpmn:ThrowEvent': ThrowEvent;
  'bpmn:EventDefinition': EventDefinitionElement;
}

export type FlowNode = Drawn & BpmnFlowNode;
export type Activity = Drawn & BpmnActivity;
export type CatchEvent = Drawn & BpmnCatchEvent;
export type ThrowEvent = Drawn & BpmnThrowEvent;
export type BoundaryEvent = Drawn & BpmnBoundaryEvent;
export type EventDefinitionElement = Drawn & BpmnEventDefinition;
export type SequenceFlow = Drawn & BpmnSequenceFlow;
export type Message = Drawn & BpmnMessage;
export type Process = Drawn & BpmnProcess;
export type SubProcess = Drawn & BpmnSubProcess;
/** A process or an embedded sub-process: what flow elements lie in. */
export type Scope = Process | SubProcess;

interface Described {
  readonly $descriptor?: { readonly allTypesByName?: Readonly<Record<string, unknown>> };
}

/** Whether the element is of this BPMN type or of one derived from it. */
export function isA<T extends keyof BpmnTypes>(
  element: Drawn | undefined,
  type: T,
): element is Drawn & BpmnTypes[T] {
  const types = (element as Described | undefined)?.$descriptor?.allTypesByName;
  return types !== undefined && type in types;
}

/** Whether flow elements of executable processes can lie in this element. */
export function isScope(element: Drawn | undefined): element is Scope {
  return isA(element, 'bpmn:Process') || isA(element, 'bpmn:SubProcess');
}

/** `bpmn:BusinessRuleTask` -> `business rule task`, for messages. */
export function spokenType(element: Drawn): string {
  return element.$type
    .replace(/^\w+:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** `scoreLead "Score the lead"`, or the type where a person gave neither. */
export function spokenName(element: Drawn & { readonly name?: string }): string {
  const name = element.name?.trim();
  return name ? `${spokenType(element)} "${name}"` : spokenType(element);
}
