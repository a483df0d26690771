import { triggerOf } from '../kernel/waits.ts';
import type { ElementSemantics } from '../kernel/move.ts';
import { flowsOf } from '../kernel/outgoing.ts';
import type { ElementOf } from '../model.ts';

/** Waits for several events; the first to happen decides the way. BPMN 2.0, 13.4.4. */
export const eventBasedGateway: ElementSemantics<ElementOf<'eventBasedGateway'>> = {
  enter(gateway, site) {
    return flowsOf(site.model.flows, gateway.outgoing).flatMap((flow) => {
      const target = site.model.elements[flow.target];
      const event =
        target?.kind === 'intermediateCatchEvent'
          ? target.event
          : target?.kind === 'receiveTask'
            ? target.message
            : undefined;
      const trigger = event === undefined ? undefined : triggerOf(event, site);
      return trigger === undefined ? [] : [{ do: 'await', element: flow.target, trigger } as const];
    });
  },
};
