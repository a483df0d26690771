import type { Activity, Drawn, FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { hasDefinition } from '../event-definitions/kinds.ts';
import type { Drawing } from '../parse/drawing.ts';
import { present } from './present.ts';

/** Where a token begins in a process or sub-process, and the event sub-processes that wait in it. */
export function compileContainer(scope: Scope, drawing: Drawing) {
  const nodes = drawing.nodesIn(scope);
  const eventSubProcesses = nodes.filter(isEventSubProcess);
  return present({
    starts: startsOf(scope, drawing).map(({ id }) => id ?? ''),
    eventSubProcesses: eventSubProcesses.length > 0 ? eventSubProcesses.map(({ id }) => id ?? '') : undefined,
  });
}

/**
 * The start events; in a scope without any, every node that no flow leads to, all at once (BPMN 2.0, 10.5.2: a process that
 * does not use start events begins at all flow objects without an incoming flow).
 */
export function startsOf(scope: Scope, drawing: Drawing): readonly FlowNode[] {
  const nodes = drawing.nodesIn(scope);
  const startEvents = nodes.filter((node) => isA(node, 'bpmn:StartEvent'));
  if (startEvents.length > 0) {
    const instantiating = nodes.filter(
      (node) => isInstantiating(node) && drawing.incoming(node).length === 0,
    );
    return [...startEvents, ...instantiating];
  }
  return nodes.filter(
    (node) => drawing.incoming(node).length === 0 && isReachedByFlow(node) && !isLinkTarget(node),
  );
}

/** Whether a token gets to this node by a sequence flow; boundary events, handlers and event sub-processes begin otherwise. */
export function isReachedByFlow(node: FlowNode): boolean {
  return (
    !isA(node, 'bpmn:StartEvent') &&
    !isA(node, 'bpmn:BoundaryEvent') &&
    !isEventSubProcess(node) &&
    (node as Activity).isForCompensation !== true
  );
}

/** Whether a token gets here from the throwing end of a link. */
export function isLinkTarget(node: FlowNode): boolean {
  return isA(node, 'bpmn:CatchEvent') && hasDefinition(node, 'bpmn:LinkEventDefinition');
}

/** Whether a message to this node, or to what it leads to, begins a case. BPMN 2.0, 10.3.3 and 10.6.6. */
export function isInstantiating(node: Drawn): boolean {
  return (isA(node, 'bpmn:ReceiveTask') || isA(node, 'bpmn:EventBasedGateway')) && node.instantiate === true;
}

export function isEventSubProcess(node: FlowNode | Scope): boolean {
  return isA(node, 'bpmn:SubProcess') && node.triggeredByEvent === true;
}
