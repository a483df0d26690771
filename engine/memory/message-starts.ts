import type { Model } from '../model.ts';

/** A start event at which a message begins a case. */
export interface MessageStart {
  readonly process: string;
  readonly startEvent: string;
}

/** The start event of one of the models that a message of this name begins a case at. BPMN 2.0, 10.5.2. */
export function messageStartOf(
  models: { readonly [process: string]: Model },
  name: string,
): MessageStart | undefined {
  for (const model of Object.values(models)) {
    const process = model.elements[model.id];
    if (process?.kind !== 'process') continue;
    const startEvent = process.starts.find((id) => beginsWith(model, id, name));
    if (startEvent !== undefined) return { process: model.id, startEvent };
  }
  return undefined;
}

/** There is no case yet that a name could be made from, so it is a text. */
function beginsWith(model: Model, id: string, name: string): boolean {
  const element = model.elements[id];
  if (element?.kind !== 'startEvent' || element.event.kind !== 'message') return false;
  return element.event.name.kind === 'string' && element.event.name.value === name;
}
