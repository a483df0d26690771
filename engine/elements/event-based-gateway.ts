import { triggersOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import { flowsOf } from '../kernel/outgoing.ts';
import type { ElementOf } from '../model.ts';

/**
 * Waits for several events; the first to happen decides the way. BPMN 2.0, 13.4.4. One that begins a case in parallel waits for all of
 * them, each on its own branch; begun by one of its messages, kernel/starts.ts.
 */
export const eventBasedGateway: ElementSemantics<ElementOf<'eventBasedGateway'>> = {
  enter(gateway, site) {
    const flows = flowsOf(site.model.flows, gateway.outgoing);
    if (gateway.instantiate === 'parallel') return [{ do: 'take', flows }];
    return flows.flatMap((flow) => {
      const target = site.model.elements[flow.target];
      const event =
        target?.kind === 'intermediateCatchEvent'
          ? target.event
          : target?.kind === 'receiveTask'
            ? target.message
            : undefined;
      if (event === undefined) return [];
      return triggersOf(event, site).map((one) => ({ do: 'await', element: flow.target, ...one }) as const);
    });
  },
};
