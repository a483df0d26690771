import type { EventSemantics, Site } from '../kernel/move.ts';
import type { MessageDefinition } from '../model/events.ts';
import type { Value } from '../value.ts';
import { jobCall } from '../elements/job-call.ts';

/** Caught by name and correlation key; thrown by a job, or published by the engine itself. BPMN 2.0, 10.5.5; zeebe:subscription. */
export const message: EventSemantics<MessageDefinition> = {
  trigger(definition, site) {
    return {
      kind: 'message',
      name: site.text(definition.name, 'a message name'),
      ...keyOf(definition, site),
    };
  },
  throw(definition, site) {
    if (definition.job !== undefined) return [{ do: 'call', job: jobCall(definition.job, site) }];
    const name = site.text(definition.name, 'a message name');
    const to = definition.to === undefined ? {} : { to: definition.to };
    const variables = site.input() ?? site.variables();
    return [{ do: 'publish', name, ...keyOf(definition, site), ...to, variables }, { do: 'complete' }];
  },
};

/** Numbers are keys too: `4711` and `"4711"` are the same key. */
function keyOf(definition: MessageDefinition, site: Site): { readonly key?: string } {
  const key: Value =
    definition.correlationKey === undefined ? null : site.evaluate(definition.correlationKey);
  if (key === null) return {};
  return { key: typeof key === 'string' ? key : JSON.stringify(key) };
}
