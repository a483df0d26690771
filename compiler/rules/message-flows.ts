import type { BpmnTypes, Drawn } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import { processOf } from '../parse/drawing.ts';
import type { Rule } from './rule.ts';

/**
 * A message flow runs between pools, from what sends to what receives. Between processes that run it says where a message goes
 * (model/message-partners.ts); elsewhere it documents. BPMN 2.0, 9.4.
 */
export const messageFlows: Rule = {
  code: 'BPMN_MESSAGE_FLOW',
  check({ drawing }, found) {
    for (const flow of drawing.elements) {
      if (!isA(flow, 'bpmn:MessageFlow')) continue;
      const source = flow.sourceRef as Drawn | undefined;
      const target = flow.targetRef as Drawn | undefined;
      const hint = 'Connect a step that sends with one in another pool that receives.';
      for (const end of [source, target]) {
        if (end !== undefined && !connects(end))
          found.warning(flow, `cannot connect ${end.id} (${spokenName(end)})`, hint);
      }
      const pool = source && poolOf(source, drawing.elements);
      if (
        source !== undefined &&
        target !== undefined &&
        pool !== undefined &&
        pool === poolOf(target, drawing.elements)
      ) {
        found.warning(flow, `leads from ${source.id} to ${target.id} in the same pool`, hint);
      }
      if (isA(source, 'bpmn:IntermediateCatchEvent'))
        found.warning(flow, `${source.id} receives and cannot send`, hint);
      if (isA(target, 'bpmn:IntermediateThrowEvent'))
        found.warning(flow, `${target.id} sends and cannot receive`, hint);
    }
  },
};

function connects(end: Drawn): boolean {
  return isA(end, 'bpmn:InteractionNode' as keyof BpmnTypes);
}

/** The process behind a pool or a step in one. */
function poolOf(end: Drawn, elements: readonly Drawn[]): Drawn | undefined {
  if (isA(end, 'bpmn:Participant')) return (end.processRef as Drawn | undefined) ?? end;
  const process = processOf(end);
  const pool = elements.find((element) => isA(element, 'bpmn:Participant') && element.processRef === process);
  return pool && process;
}
