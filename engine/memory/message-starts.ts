import type { Recipient } from '../model/events.ts';
import { messageStartsOf } from '../model/message-starts.ts';
import type { Model } from '../model.ts';

/** Where a message begins a case. */
export interface CaseBeginning {
  readonly process: string;
  readonly startEvent: string;
  /** Multiple start events: which of its triggers the message is. */
  readonly startPart?: number;
}

/** Where in one of the models a message of this name begins a case. BPMN 2.0, 10.5.2. */
export function messageStartOf(
  models: { readonly [process: string]: Model },
  name: string,
): CaseBeginning | undefined {
  for (const model of Object.values(models)) {
    const start = messageStartsOf(model).find((one) => one.name === name);
    if (start !== undefined) return beginning(model, start.element, start.part);
  }
  return undefined;
}

/** The same for a message that a message flow leads to an element, whatever it is called there; nothing where that begins no case. */
export function recipientStart(
  models: { readonly [process: string]: Model },
  { process, element }: Recipient,
): CaseBeginning | undefined {
  const model = models[process];
  const start = model && messageStartsOf(model).find((one) => one.element === element);
  return model && start && beginning(model, element, start.part);
}

function beginning(model: Model, startEvent: string, part: number | undefined): CaseBeginning {
  return { process: model.id, startEvent, ...(part === undefined ? {} : { startPart: part }) };
}
