import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';
import { isVariablePath } from './variable-names.ts';

/** Inputs and outputs have a source and a target that is a variable. */
export const mappings: Rule = {
  code: 'BPMN_MAPPING',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const { inputParameters = [], outputParameters = [] } = zeebe(node, 'zeebe:IoMapping') ?? {};
      for (const [kind, parameters] of [
        ['input', inputParameters],
        ['output', outputParameters],
      ] as const) {
        for (const { source, target } of parameters) {
          if (!source?.trim() || source.trim() === '=') {
            found.error(
              node,
              `the ${kind} ${target ?? ''} has no source`,
              'Write a FEEL expression, e.g. "=lead.email".',
            );
          }
          if (!isVariablePath(target)) {
            found.error(
              node,
              `"${target ?? ''}" cannot be the target of an ${kind}`,
              'Use a variable name, or names separated by dots; no words of FEEL.',
            );
          }
        }
      }
    }
  },
};
