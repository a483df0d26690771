import type { EventDefinitionKind, EventDefinitionOf } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { BpmnTypes, CatchEvent, Drawn, ThrowEvent } from '../parse/bpmn.ts';

/** The BPMN type behind each kind of event definition; none has none, multiple has several. */
export const eventDefinitionTypes = {
  timer: 'bpmn:TimerEventDefinition',
  message: 'bpmn:MessageEventDefinition',
  error: 'bpmn:ErrorEventDefinition',
  terminate: 'bpmn:TerminateEventDefinition',
  compensation: 'bpmn:CompensateEventDefinition',
  escalation: 'bpmn:EscalationEventDefinition',
  signal: 'bpmn:SignalEventDefinition',
  link: 'bpmn:LinkEventDefinition',
  cancel: 'bpmn:CancelEventDefinition',
  conditional: 'bpmn:ConditionalEventDefinition',
} as const satisfies Record<Exclude<EventDefinitionKind, 'none' | 'multiple'>, keyof BpmnTypes>;

type Types = typeof eventDefinitionTypes;

/** Makes the model's event definition from the drawn one. */
export type CompileEventDefinition<K extends EventDefinitionKind> = (
  drawn: K extends keyof Types ? Drawn & BpmnTypes[Types[K]] : undefined,
  event: CatchEvent | ThrowEvent,
  build: Build,
) => EventDefinitionOf<K>;

/** One compiler for each kind of event definition. */
export type EventDefinitionTable = { readonly [K in EventDefinitionKind]: CompileEventDefinition<K> };
