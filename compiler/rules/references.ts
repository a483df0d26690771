import type { BpmnTypes, Drawn } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import { decidingReferences } from '../parse/warnings.ts';
import type { Rule } from './rule.ts';

interface Described {
  readonly $descriptor?: {
    readonly propertiesByName: Readonly<Record<string, { readonly type: string } | undefined>>;
  };
}

/** What a reference names is of the type that BPMN 2.0 wants there. Flow ends have a rule of their own. */
export const referenceTypes: Rule = {
  code: 'BPMN_WRONG_REFERENCE',
  check({ references, drawing }, found) {
    for (const { from, property, to } of references) {
      if (to === undefined || isA(from, 'bpmn:SequenceFlow')) continue;
      const type = (from as Drawn & Described).$descriptor?.propertiesByName[property]?.type;
      if (type === undefined || isA(to, type as keyof BpmnTypes)) continue;
      const report =
        decidingReferences.includes(property) &&
        drawing.nodes.some((node) => node === from || node === from.$parent)
          ? found.error
          : found.warning;
      report(
        from,
        `${property} names ${to.id} (${spokenName(to)}), where BPMN wants ${type.replace(/^\w+:/, '')}`,
        'Choose an element of that type, or remove the reference.',
      );
    }
  },
};
