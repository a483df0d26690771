import { nearest } from '../feel/nearest.ts';
import { isA } from '../parse/bpmn.ts';
import { calledId } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** Which version of the process is called. zeebe:calledElement. */
const bindings = ['latest', 'deployment', 'versionTag'];

/** A call activity names the process that it starts. BPMN 2.0, 10.3.6. */
export const calledElement: Rule = {
  code: 'BPMN_CALLED_ELEMENT',
  check({ drawing }, found) {
    for (const call of drawing.nodes) {
      if (!isA(call, 'bpmn:CallActivity')) continue;
      const called = zeebe(call, 'zeebe:CalledElement');
      if (calledId(call) === undefined && !called?.processIdExpression) {
        found.error(
          call,
          'no process is named',
          'Set the called process in the properties panel (zeebe:calledElement).',
        );
      }
      const binding = called?.bindingType ?? 'latest';
      if (!bindings.includes(binding)) {
        const meant = nearest(binding, bindings);
        found.error(
          call,
          `there is no binding "${binding}"`,
          meant === undefined
            ? `There are ${bindings.join(', ')}: bind to the latest version, or to what is released together.`
            : `Did you mean "${meant}"?`,
        );
      }
      if (binding === 'versionTag' && !called?.versionTag) {
        found.error(
          call,
          'the binding "versionTag" needs a version tag',
          'Set it, or bind to the latest version.',
        );
      }
    }
  },
};
