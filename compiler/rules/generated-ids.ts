import { isA } from '../parse/bpmn.ts';
import type { Drawn } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

// What modelers make up: Activity_0x3f2a1, StartEvent_1, sid-5A7C..., _6-123.
const generated =
  /^(?:[A-Za-z]+_[0-9][0-9a-z]{6}|[A-Z][A-Za-z]*_\d+|sid-[0-9A-F-]{36}|_[0-9a-f]{8}-[0-9a-f-]{27}|_\d+(?:-\d+)?)$/;

/** Ids are written into histories and read by auditors, so a person writes them wherever a step waits or calls out; docs/dialect.md. */
export const generatedIds: Rule = {
  code: 'BPMN_GENERATED_ID',
  check({ drawing, foreign }, found) {
    const report = foreign ? found.warning : found.error;
    for (const element of [...drawing.processes, ...drawing.nodes]) {
      if (!needsId(element)) continue;
      if (element.id === undefined) {
        found.error(element, 'has no id', 'Give it one that says what it does, e.g. "scoreLead".');
      } else if (generated.test(element.id)) {
        report(
          element,
          'the id was made up by a modeler; histories and audits would show it',
          'Give it one that says what it does, e.g. "scoreLead".',
        );
      }
    }
  },
};

function needsId(element: Drawn): boolean {
  return !isA(element, 'bpmn:Gateway') && !isA(element, 'bpmn:EndEvent');
}
