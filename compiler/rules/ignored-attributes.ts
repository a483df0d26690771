import { dataFlowOf } from '../data/associations.ts';
import type { Activity, Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

interface DataFlow {
  readonly ioSpecification?: Drawn;
}

/** What BPMN has and this engine does without: said, so that nobody relies on it. */
export const ignoredAttributes: Rule = {
  code: 'BPMN_IGNORED',
  check({ drawing }, found) {
    for (const flow of drawing.flows) {
      if (flow.isImmediate === false) {
        found.warning(
          flow,
          'isImmediate="false" is not allowed in an executable process',
          'Remove it: the flow is taken at once.',
        );
      }
    }
    for (const node of [...drawing.processes, ...drawing.nodes]) {
      const { ioSpecification } = node as DataFlow;
      const { incoming, outgoing } = dataFlowOf(node as FlowNode);
      if (incoming.length + outgoing.length > 0 && zeebe(node, 'zeebe:IoMapping') !== undefined) {
        found.warning(
          node,
          'BPMN data inputs, outputs and associations move no data where zeebe:ioMapping does',
          'Keep one of the two.',
        );
      }
      if (isA(node, 'bpmn:SubProcess') && ioSpecification !== undefined) {
        found.warning(node, 'a sub-process cannot have an ioSpecification', 'Use zeebe:ioMapping.');
      }
      if (isA(node, 'bpmn:ScriptTask') && node.script !== undefined && node.scriptFormat === undefined) {
        found.warning(
          node,
          'has a script, but no scriptFormat says in which language',
          'Use a FEEL expression (zeebe:script).',
        );
      }
      for (const { resourceRef, resourceAssignmentExpression } of (node as Activity).resources ?? []) {
        if (resourceRef === undefined || resourceAssignmentExpression === undefined) continue;
        found.warning(node, 'a performer is named and computed at once', 'Use zeebe:assignmentDefinition.');
      }
      if (
        isA(node, 'bpmn:Transaction') &&
        node.method !== undefined &&
        !/^##|^[a-z][\w+.-]*:/i.test(node.method)
      ) {
        found.warning(node, `the method "${node.method}" is no URI`, 'Remove it.');
      }
      if (zeebe(node, 'zeebe:FormDefinition')?.externalReference !== undefined) {
        found.warning(node, 'a form outside is not shown', 'Use a form-js form and its id.');
      }
    }
    for (const artifact of drawing.elements) {
      if (
        isA(artifact, 'bpmn:TextAnnotation') &&
        artifact.textFormat !== undefined &&
        !/^[\w.+-]+\/[\w.+-]+/.test(artifact.textFormat)
      ) {
        found.warning(
          artifact,
          `the text format "${artifact.textFormat}" is no MIME type`,
          'Write e.g. "text/plain", or remove it.',
        );
      }
    }
  },
};
