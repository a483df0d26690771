import { isA } from '../parse/bpmn.ts';
import { soundnessOf } from '../soundness/index.ts';
import { deadlockReason, type Deadlock } from '../soundness/reasons.ts';
import type { Rule } from './rule.ts';
import { spokenPlace } from './spoken-place.ts';

/**
 * No token waits at a parallel join for one that cannot come. BPMN 2.0, 13.4.1. An error where nothing ever gets through, whatever
 * the conditions choose; a warning where they may choose so.
 */
export const deadlocks: Rule = {
  code: 'BPMN_DEADLOCK',
  check({ drawing, foreign }, found) {
    for (const { net, stuck } of soundnessOf(drawing)) {
      for (const one of stuck) {
        const join = net.nodes[one.join]?.element;
        if (join === undefined) continue;
        const reason = deadlockReason(net, one);
        const say = one.never && !foreign ? found.error : found.warning;
        say(join, messageOf(reason, one.never), hintOf(reason));
      }
    }
  },
};

function messageOf(reason: Deadlock, never: boolean): string {
  const [held, missing] = [spokenPlace(reason.held), spokenPlace(reason.missing)];
  const both = held === missing ? `from all flows out of ${held}` : `from both ${held} and ${missing}`;
  switch (reason.kind) {
    case 'choice': {
      const sends = never ? 'sends' : 'may send';
      return `waits for tokens ${both}, but ${spokenPlace(reason.split)} ${sends} one of them only: a deadlock`;
    }
    case 'exit':
      return `waits for tokens ${both}, but ${spokenPlace(reason.split)} may lead a token elsewhere: a deadlock`;
    case 'loop':
      return `waits for a token from ${missing}, but none gets there before this gateway has let one through: a deadlock`;
    case 'starved':
      return `waits for a token from ${missing}, but none ever gets there: a deadlock`;
    case 'unclear':
      return `waits for tokens ${both}, but ${never ? 'they never come together' : 'one may come without the other'}: a deadlock`;
    default:
      return reason satisfies never;
  }
}

function hintOf(reason: Deadlock): string {
  switch (reason.kind) {
    case 'choice':
      return isA(reason.split, 'bpmn:InclusiveGateway')
        ? 'Join with an inclusive gateway: it waits for those that come.'
        : 'Join with an exclusive gateway, or split with a parallel one.';
    case 'exit':
      return 'Lead every branch to the join, or join with an inclusive gateway: it waits for those that still can come.';
    case 'loop':
      return 'Merge the loop with an exclusive gateway.';
    case 'starved':
      return 'Lead a path from the start event there, or remove the flow.';
    case 'unclear':
      return 'Join with the kind of gateway that splits, each split with a join of its own.';
    default:
      return reason satisfies never;
  }
}
