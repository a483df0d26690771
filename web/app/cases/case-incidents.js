import { incidentCard, nameIncident } from '../incidents/incident-card.js';
import { h } from '../page/element.js';

/** @import { CaseView } from '../api/shapes.ts' */

/**
 * The incidents of a case. A card stays the same as long as its incident does: somebody may be writing in it.
 * @param {string} caseId
 * @param {Omit<import('../incidents/incident-card.js').CardOptions, 'name'>} options
 */
export function caseIncidents(caseId, options) {
  /** @type {Map<string, HTMLElement>} */
  let cards = new Map();
  const element = h('section', { class: 'incidents', 'aria-label': 'Incidents' });
  return {
    element,
    /**
     * @param {CaseView['incidents']} incidents
     * @param {(element: string) => string} nameOf what the drawing calls an element
     */
    update(incidents, nameOf) {
      const now = new Map(
        incidents.map((incident) => {
          const name = nameOf(incident.element);
          const key = [incident.instance, incident.code, incident.message].join(' ');
          const card = cards.get(key) ?? incidentCard(caseId, incident, { ...options, name });
          nameIncident(card, name);
          return [key, card];
        }),
      );
      for (const [key, card] of cards) if (!now.has(key)) card.remove();
      for (const card of now.values()) if (!card.isConnected) element.append(card);
      cards = now;
    },
  };
}
