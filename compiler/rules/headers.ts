import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

const reservedPrefix = 'io.camunda.zeebe:';

/** Each header of a job has a key of its own. */
export const headers: Rule = {
  code: 'BPMN_HEADERS',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const keys = (zeebe(node, 'zeebe:TaskHeaders')?.values ?? []).map(({ key }) => key?.trim() ?? '');
      for (const key of new Set(keys)) {
        if (key === '') found.error(node, 'a header has no key', 'Name it, or remove it.');
        else if (key.startsWith(reservedPrefix))
          found.error(node, `header keys cannot begin with ${reservedPrefix}`, 'Choose another key.');
        else if (keys.filter((other) => other === key).length > 1)
          found.error(node, `the header "${key}" is there twice`, 'Keep one of them.');
      }
    }
  },
};
