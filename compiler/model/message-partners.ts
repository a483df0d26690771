import type { Recipient } from '../../engine/model.ts';
import type { Drawn, FlowNode, Message } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { processOf } from '../parse/drawing.ts';
import { groupBy } from '../parse/grouping.ts';

/** A message flow between steps of two processes that both run: what is sent along it gets there, whatever it is called. BPMN 2.0, 9.4. */
interface PartnerFlow {
  readonly id: string;
  readonly name: string;
  readonly source: Drawn;
  readonly target: Drawn;
}

interface Partners {
  readonly bySource: ReadonlyMap<Drawn, readonly PartnerFlow[]>;
  readonly byTarget: ReadonlyMap<Drawn, readonly PartnerFlow[]>;
}

const known = new WeakMap<Drawing, Partners>();

/** Where the message flows out of a step lead; empty where none leads to a process that runs. */
export function recipientsOf(node: Drawn, drawing: Drawing): readonly Recipient[] {
  return (partnersIn(drawing).bySource.get(node) ?? []).map(({ target }) => ({
    process: processOf(target)?.id ?? '',
    element: target.id ?? '',
  }));
}

/** Whether a process that runs sends to this step by a message flow. */
export function hasSender(node: Drawn, drawing: Drawing): boolean {
  return partnersIn(drawing).byTarget.has(node);
}

/** What a message without a name of its own is called: as its message flow. */
export function messageFlowName(node: Drawn, drawing: Drawing): string | undefined {
  const { bySource, byTarget } = partnersIn(drawing);
  return (bySource.get(node) ?? byTarget.get(node))?.[0]?.name;
}

function partnersIn(drawing: Drawing): Partners {
  let partners = known.get(drawing);
  if (partners === undefined) known.set(drawing, (partners = workOut(drawing)));
  return partners;
}

function workOut(drawing: Drawing): Partners {
  const running = new Set<FlowNode>(drawing.nodes);
  const flows = drawing.elements.flatMap((flow): readonly PartnerFlow[] => {
    if (!isA(flow, 'bpmn:MessageFlow')) return [];
    const source = flow.sourceRef as FlowNode | undefined;
    const target = flow.targetRef as FlowNode | undefined;
    if (source === undefined || target === undefined || !running.has(source) || !running.has(target))
      return [];
    if (processOf(source) === processOf(target)) return [];
    const message = flow.messageRef as Message | undefined;
    const id = flow.id ?? '';
    return [{ id, name: message?.name?.trim() || flow.name?.trim() || id, source, target }];
  });
  return {
    bySource: groupBy(flows, ({ source }) => source),
    byTarget: groupBy(flows, ({ target }) => target),
  };
}
