import { IncidentError } from '../kernel/incident-error.ts';
import type { ElementSemantics, Site } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';

/** A scope without an order: begins with the elements that its expression names, or people choose them. BPMN 2.0, 13.3.5; zeebe:adHoc. */
export const adHocSubProcess: ElementSemantics<ElementOf<'adHocSubProcess'>> = {
  enter: (element, site) => [{ do: 'activate', elements: activatedAtOnce(element, site) }],
};

function activatedAtOnce(
  { id, activates, starts }: ElementOf<'adHocSubProcess'>,
  site: Site,
): readonly string[] {
  if (activates === undefined) return [];
  const names = site.evaluate(activates);
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw new IncidentError(
      'COLLECTION_INVALID',
      `the elements to activate in ${id} must be a list of ids, but are ${JSON.stringify(names)}`,
    );
  }
  const unknown = names.find((name) => !starts.includes(name));
  if (unknown === undefined) return names;
  throw new IncidentError(
    'AD_HOC_ELEMENT_UNKNOWN',
    `${unknown} cannot be activated in ${id}; it has ${starts.join(', ')}`,
  );
}
