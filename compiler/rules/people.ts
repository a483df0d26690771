import { isA } from '../parse/bpmn.ts';
import { propertiesOf, zeebe, zeebeAll } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** Lists of people are FEEL, or names separated by commas; a form is one thing, and named. */
export const people: Rule = {
  code: 'BPMN_ASSIGNMENT',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      for (const form of zeebeAll(node, 'zeebe:FormDefinition')) {
        const named = [form.formId, form.formKey, form.externalReference].filter(
          (text) => text !== undefined,
        );
        if (named.length !== 1 || !named[0]?.trim()) {
          found.error(
            node,
            named.length > 1 ? 'the form is named in more than one way' : 'the form has no id',
            'Set the form id alone.',
          );
        }
      }
      if (!isA(node, 'bpmn:UserTask')) continue;
      const { candidateGroups, candidateUsers } = zeebe(node, 'zeebe:AssignmentDefinition') ?? {};
      const lists = [
        ['candidate groups', candidateGroups],
        ['candidate users', candidateUsers],
        ['excluded people', propertiesOf(node)['excludedPeople']],
      ] as const;
      for (const [what, text] of lists) {
        if (text === undefined || text.startsWith('=') || text.split(',').every((name) => name.trim() !== ''))
          continue;
        found.error(
          node,
          `the ${what} "${text}" have an empty entry`,
          'Separate names by single commas, or write a FEEL list.',
        );
      }
    }
  },
};
