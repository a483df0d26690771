import type { Activity, BpmnTypes, CatchEvent, Drawn, FlowNode, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';

export type Association = Drawn & BpmnTypes['bpmn:DataAssociation'];

/** What modelers point a data input at that they only draw. https://github.com/bpmn-io/bpmn-js, DataInputAssociationBehavior. */
const PLACEHOLDER = '__targetRef_placeholder';

/** The associations by which data comes into an element and out of it. */
export interface DataFlow {
  readonly incoming: readonly Association[];
  readonly outgoing: readonly Association[];
}

/** All that move data: they say from where and to where. What modelers draw by default shows a connection and no more. */
export function dataFlowOf(node: FlowNode): DataFlow {
  const { dataInputAssociations = [] } = node as Activity & ThrowEvent;
  const { dataOutputAssociations = [] } = node as Activity & CatchEvent;
  const incoming = (dataInputAssociations as readonly Association[]).filter(
    (association) => moves(association) && !isPlaceholder(association.targetRef),
  );
  return { incoming, outgoing: (dataOutputAssociations as readonly Association[]).filter(moves) };
}

/** The same for those that run: zeebe:ioMapping rules where an element has both. */
export function runningDataFlow(node: FlowNode): DataFlow {
  return zeebe(node, 'zeebe:IoMapping') === undefined ? dataFlowOf(node) : { incoming: [], outgoing: [] };
}

/** Whether it is what modelers make up, and no property at all. */
export function isPlaceholder(item: (Drawn & { readonly name?: string }) | undefined): boolean {
  return isA(item, 'bpmn:Property') && item.name === PLACEHOLDER;
}

function moves({ sourceRef = [], targetRef, transformation, assignment = [] }: Association): boolean {
  const from = sourceRef.length > 0 || transformation !== undefined || assignment.length > 0;
  return targetRef !== undefined && from;
}
