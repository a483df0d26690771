import { isA } from '../parse/bpmn.ts';
import { zeebe, zeebeAll } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** A step that others work on says who: a service task always, others where they have a zeebe:taskDefinition. */
export const jobTypes: Rule = {
  code: 'BPMN_JOB_TYPE_MISSING',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const definitions = zeebeAll(node, 'zeebe:TaskDefinition');
      const hint =
        'Set its type: the id of an action such as hubspot.upsertContact, or the job type of a worker.';
      if (isA(node, 'bpmn:ServiceTask') && definitions.length === 0) {
        found.error(node, 'nothing says what this service task does', hint);
      }
      if (definitions.length > 1) found.error(node, 'has several task definitions', 'Keep one.');
      if (definitions.some(({ type }) => !type?.trim()))
        found.error(node, 'the task definition has no type', hint);
      const both = isA(node, 'bpmn:ScriptTask')
        ? zeebe(node, 'zeebe:Script')
        : isA(node, 'bpmn:BusinessRuleTask')
          ? zeebe(node, 'zeebe:CalledDecision')
          : undefined;
      if (both !== undefined && definitions.length > 0) {
        found.error(
          node,
          'is worked on by the engine and by a job at once',
          'Keep one of the two implementations.',
        );
      }
    }
  },
};
