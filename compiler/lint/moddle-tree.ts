import type { BpmnTypes, Drawn } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Reference } from '../parse/read-bpmn.ts';

/** The root of a file as bpmnlint hands it in. */
export type Definitions = Drawn & BpmnTypes['bpmn:Definitions'];

interface Described {
  readonly $descriptor?: {
    readonly properties?: readonly { readonly name: string; readonly isReference?: boolean }[];
  };
}

/** The references between the elements of a drawing that lead somewhere; the others bpmnlint reports itself, as import warnings. */
export function referencesIn({ elements }: Drawing): readonly Reference[] {
  return elements.flatMap((from) => {
    const { $descriptor } = from as Described;
    const named = $descriptor?.properties?.filter(({ isReference }) => isReference === true) ?? [];
    return named.flatMap(({ name }) => {
      const property = name.replace(/^\w+:/, '');
      const value = (from as unknown as Readonly<Record<string, unknown>>)[property];
      return [value]
        .flat()
        .filter(isDrawn)
        .map((to): Reference => ({ from, property, id: to.id ?? '', to }));
    });
  });
}

function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null && '$type' in value;
}
