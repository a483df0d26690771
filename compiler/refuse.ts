import { kindOf } from './elements/index.ts';
import { eventDefinitionsOf } from './event-definitions/kinds.ts';
import { spokenName } from './parse/bpmn.ts';
import type { Drawing } from './parse/drawing.ts';
import { extensionsOf } from './parse/zeebe.ts';
import { refusals } from './refusals.ts';
import type { Report } from './report.ts';

/** Reports everything in the drawing that is not run, each by name with the reason and what to use instead. */
export function refuse(drawing: Drawing, report: Report): void {
  for (const node of [...drawing.processes, ...drawing.nodes]) {
    const looked = [node, ...eventDefinitionsOf(node), ...extensionsOf(node)];
    for (const { what, reason, instead, matches } of refusals) {
      if (!looked.some(matches)) continue;
      const name = what === spokenName(node) ? what : `${what} (${spokenName(node)})`;
      report.error(node, {
        code: 'BPMN_UNSUPPORTED',
        message: `${name} is not supported: ${reason}`,
        hint: instead,
      });
    }
    if (kindOf(node) === undefined && !refusals.some(({ matches }) => matches(node))) {
      report.error(node, {
        code: 'BPMN_UNSUPPORTED',
        message: `${spokenName(node)} is not supported`,
        hint: 'docs/elements lists what is.',
      });
    }
  }
}
