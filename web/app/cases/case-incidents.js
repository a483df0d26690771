import { incidentCard } from '../incidents/incident-card.js';
import { h } from '../page/element.js';

/** @import { CaseView } from '../api/shapes.ts' */

/**
 * The incidents of a case. A card stays the same as long as its incident does: somebody may be writing in it.
 * @param {string} caseId
 * @param {{ onDone: () => void }} options
 */
export function caseIncidents(caseId, { onDone }) {
  /** @type {Map<string, HTMLElement>} */
  let cards = new Map();
  const element = h('section', { class: 'incidents', 'aria-label': 'Incidents' });
  return {
    element,
    /**
     * @param {CaseView['incidents']} incidents
     * @param {ReadonlyMap<string, string>} names of elements
     */
    update(incidents, names) {
      const now = new Map(
        incidents.map((incident) => {
          const name = names.get(incident.element) ?? incident.element;
          const key = [incident.instance, incident.code, incident.message, name].join(' ');
          return [key, cards.get(key) ?? incidentCard(caseId, incident, { name, onDone })];
        }),
      );
      for (const [key, card] of cards) if (!now.has(key)) card.remove();
      for (const card of now.values()) if (!card.isConnected) element.append(card);
      cards = now;
    },
  };
}
