import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics, Move } from '../kernel/move.ts';
import { chosenFlows } from '../kernel/outgoing.ts';
import { nothingMissing } from '../kernel/reach.ts';
import type { Arrived, Variables } from '../kernel/state.ts';
import type { ElementOf } from '../model.ts';

type ComplexGateway = ElementOf<'complexGateway'>;

/**
 * Waits for its activation condition over the tokens that have come, then takes one from each flow that has any and sends tokens
 * on. From then on it waits for its reset: for a token from each of the other flows, as far as one can still come, as an inclusive
 * join does; those it takes in. BPMN 2.0, 13.4.5.
 */
export const complexGateway: ElementSemantics<ComplexGateway> = {
  join: {
    dependsOn: 'both',
    counts: true,
    ready(gateway, arrived, { model, elements, settled, started, holds }) {
      if (started === undefined) {
        if (Object.keys(arrived).length === 0) return false;
        return (
          gateway.activation === undefined || holds(gateway.activation, countsOf(gateway, arrived, true))
        );
      }
      const come = (flow: string): boolean => started.includes(flow) || (arrived[flow] ?? 0) > 0;
      return settled && nothingMissing(model, gateway.id, elements, come);
    },
    admit(gateway, arrived, { started }) {
      const come = Object.keys(arrived);
      if (started === undefined) {
        const waitsForReset = gateway.tellsPhases || gateway.incoming.some((flow) => !come.includes(flow));
        return {
          consumes: come,
          enters: countsOf(gateway, arrived, true),
          ...(waitsForReset ? { started: come } : {}),
        };
      }
      return {
        consumes: come.filter((flow) => !started.includes(flow)),
        ...(gateway.tellsPhases ? { enters: countsOf(gateway, arrived, false) } : {}),
      };
    },
  },
  enter(gateway, site): readonly Move[] {
    // Its condition could not be evaluated: nothing was taken in.
    if (site.instance.untold) return [{ do: 'ask' }];
    const taken = chosenFlows(gateway, site);
    const resets = site.instance.variables?.['waitingForStart'] === false;
    if (taken.length > 0 || resets || gateway.outgoing.length === 0) {
      const detail = { took: taken.map((flow) => flow.name ?? flow.id), ...(resets ? { reset: true } : {}) };
      return [{ do: 'take', flows: taken, detail }];
    }
    throw new IncidentError(
      'NO_FLOW_CHOSEN',
      `no condition on the flows out of ${gateway.id} holds and there is no default flow`,
    );
  },
};

/** What its conditions may ask: how many tokens have come, in all and by flow id, and which of its two states it is in. */
function countsOf(
  { incoming }: ComplexGateway,
  arrived: Readonly<Arrived>,
  waitingForStart: boolean,
): Variables {
  const counts = Object.fromEntries(incoming.map((flow) => [flow, arrived[flow] ?? 0]));
  const activationCount = Object.values(arrived).reduce((sum, tokens) => sum + tokens, 0);
  return { ...counts, activationCount, waitingForStart };
}
