import type { Model } from '../model.ts';

/** A start event at which a signal begins a case. */
export interface SignalStart {
  readonly process: string;
  readonly startEvent: string;
}

/** The start events that a signal of this name begins cases at: one in each process that has such. BPMN 2.0, 10.5.2. */
export function signalStartsOf(
  models: { readonly [process: string]: Model },
  name: string,
): readonly SignalStart[] {
  return Object.values(models).flatMap((model) => {
    const process = model.elements[model.id];
    const starts = process?.kind === 'process' ? process.starts : [];
    const startEvent = starts.find((id) => signalOf(model, id) === name);
    return startEvent === undefined ? [] : [{ process: model.id, startEvent }];
  });
}

/** The name of the signal that a start event waits for: there is no case yet that it could be made from, so it is a text. */
export function signalOf(model: Model, startEvent: string): string | undefined {
  const element = model.elements[startEvent];
  if (element?.kind !== 'startEvent' || element.event.kind !== 'signal') return undefined;
  return element.event.name.kind === 'string' ? element.event.name.value : undefined;
}
