import { partsOf } from '../model/event-parts.ts';
import type { Model } from '../model.ts';

/** A start event at which a signal begins a case. */
export interface SignalStart {
  readonly process: string;
  readonly startEvent: string;
  /** Multiple start events: which of its triggers the signal is. */
  readonly startPart?: number;
}

/** The start events that a signal of this name begins cases at: one in each process that has such. BPMN 2.0, 10.5.2. */
export function signalStartsOf(
  models: { readonly [process: string]: Model },
  name: string,
): readonly SignalStart[] {
  return Object.values(models).flatMap((model) => {
    const process = model.elements[model.id];
    const starts = process?.kind === 'process' ? process.starts : [];
    const [start] = starts.flatMap((id) => signalsOf(model, id).filter((signal) => signal.name === name));
    if (start === undefined) return [];
    const { startEvent, startPart } = start;
    return [{ process: model.id, startEvent, ...(startPart === undefined ? {} : { startPart }) }];
  });
}

interface AwaitedSignal {
  readonly name: string;
  readonly startEvent: string;
  readonly startPart?: number;
}

/** The signals that a start event waits for: there is no case yet that a name could be made from, so it is a text. */
export function signalsOf(model: Model, startEvent: string): readonly AwaitedSignal[] {
  const element = model.elements[startEvent];
  if (element?.kind !== 'startEvent') return [];
  const several = element.event.kind === 'multiple';
  return partsOf(element.event).flatMap((part, index) =>
    part.kind === 'signal' && part.name.kind === 'string'
      ? [{ name: part.name.value, startEvent, ...(several ? { startPart: index } : {}) }]
      : [],
  );
}
