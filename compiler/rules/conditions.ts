import type { Activity, Drawn, FlowNode, SequenceFlow } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Found, Rule, Subject } from './rule.ts';

/** Where flows carry conditions, and where they must. BPMN 2.0, 8.4.13, 10.6.2 and 10.6.3. */
export const conditions: Rule = {
  code: 'BPMN_CONDITION',
  check({ drawing, foreign }, found) {
    for (const node of drawing.nodes) {
      const outgoing = drawing.outgoing(node);
      for (const flow of outgoing) {
        if (flow.conditionExpression !== undefined && !flow.conditionExpression.body?.trim()) {
          found.error(flow, 'the condition is empty', 'Write a FEEL expression, or remove the condition.');
        }
      }
      checkConstants(node, outgoing, found);
      if (isA(node, 'bpmn:ExclusiveGateway')) exclusive(node, outgoing, { foreign }, found);
      else if (isA(node, 'bpmn:InclusiveGateway')) inclusive(node, outgoing, found);
      else if (isA(node, 'bpmn:Activity')) activity(node, outgoing, found);
      else elsewhere(node, outgoing, found);
    }
  },
};

const constant = /^=?\s*(?:-?\d+(?:\.\d+)?|"[^"]*")$/;

function checkConstants(node: FlowNode, outgoing: readonly SequenceFlow[], found: Found): void {
  const loop: Drawn | undefined = (node as Activity).loopCharacteristics;
  const completion = isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')
    ? loop.completionCondition?.body
    : isA(node, 'bpmn:ComplexGateway')
      ? node.activationCondition?.body
      : undefined;
  const bodies = [
    ...outgoing.map((flow) => [flow, flow.conditionExpression?.body] as const),
    [node, completion] as const,
  ];
  for (const [element, body] of bodies) {
    if (body === undefined || !constant.test(body.trim())) continue;
    found.error(
      element,
      `the condition ${body.trim()} is neither true nor false`,
      'Compare it with something, or write =true.',
    );
  }
}

/** Engines differ where one flow has no condition: it may be taken for the default, or for one that always holds. */
function exclusive(
  node: FlowNode,
  outgoing: readonly SequenceFlow[],
  { foreign }: Pick<Subject, 'foreign'>,
  found: Found,
): void {
  if (outgoing.length < 2) return;
  const bare = unconditional(node, outgoing);
  const say = bare.length === 1 && foreign ? found.warning : found.error;
  for (const flow of bare) {
    say(
      flow,
      bare.length > 1
        ? `nothing says when ${node.id} takes this flow rather than another`
        : `${node.id} takes this flow whenever it comes to it, for it has no condition`,
      'Give it a condition, or mark it as the default flow.',
    );
  }
}

function inclusive(node: FlowNode, outgoing: readonly SequenceFlow[], found: Found): void {
  if (outgoing.length < 2) return;
  for (const flow of unconditional(node, outgoing)) {
    found.error(
      flow,
      `a flow of the inclusive gateway ${node.id} has no condition`,
      'Give it a condition (=true for always), or mark it as the default flow.',
    );
  }
}

function activity(node: FlowNode, outgoing: readonly SequenceFlow[], found: Found): void {
  const [only, ...others] = outgoing;
  if (only?.conditionExpression === undefined || others.length > 0) return;
  found.error(
    only,
    `this is the only flow out of ${node.id}, and it has a condition: when that is false nothing goes on`,
    'Add a second flow, or put an exclusive gateway behind the activity.',
  );
}

function elsewhere(node: FlowNode, outgoing: readonly SequenceFlow[], found: Found): void {
  if (isA(node, 'bpmn:ComplexGateway')) return;
  for (const flow of outgoing) {
    if (flow.conditionExpression === undefined) continue;
    found.error(
      flow,
      `flows out of ${node.id} cannot have a condition`,
      'Put an exclusive or inclusive gateway behind it.',
    );
  }
}

function unconditional(node: FlowNode, outgoing: readonly SequenceFlow[]): readonly SequenceFlow[] {
  const { default: defaultFlow } = node as { readonly default?: SequenceFlow };
  return outgoing.filter((flow) => flow !== defaultFlow && flow.conditionExpression === undefined);
}
