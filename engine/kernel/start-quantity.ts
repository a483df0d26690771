import type { Element } from '../model.ts';
import type { Join } from './move.ts';
import type { Arrived } from './state.ts';

/** An activity that begins when so many tokens have come, on whichever flows. BPMN 2.0, table 10.3. */
export const startQuantity: Join<Element> = {
  dependsOn: 'arrivals',
  ready: (activity, arrived) => total(arrived) >= quantityOf(activity),
  admit(activity, arrived) {
    const tokens = Object.entries(arrived).flatMap(([flow, count]) =>
      Array.from({ length: count }, () => flow),
    );
    return { consumes: tokens.slice(0, quantityOf(activity)), enters: {} };
  },
};

/** How many tokens begin an element; 1 for most. */
export function quantityOf(element: Element): number {
  return 'startQuantity' in element ? (element.startQuantity ?? 1) : 1;
}

function total(arrived: Readonly<Arrived>): number {
  return Object.values(arrived).reduce((sum, tokens) => sum + tokens, 0);
}
