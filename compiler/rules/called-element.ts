import { isA } from '../parse/bpmn.ts';
import { calledId } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

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
      if (called?.bindingType === 'versionTag' && !called.versionTag) {
        found.error(
          call,
          'the binding "versionTag" needs a version tag',
          'Set it, or bind to the latest version.',
        );
      }
    }
  },
};
