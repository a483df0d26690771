import { dataFlowOf } from '../../../compiler/data/associations.ts';
import type { Drawn, FlowNode } from '../../../compiler/parse/bpmn.ts';
import type { Drawing } from '../../../compiler/parse/drawing.ts';
import { DATA, type Box } from './box.ts';

/** Data that is moved in a scope, with the steps that read and write it. */
export interface DataItem {
  readonly element: Drawn;
  readonly readBy: readonly Drawn[];
  readonly writtenBy: readonly Drawn[];
}

/** The data objects that the associations of a scope's steps move. */
export function dataIn(scope: Drawn, drawing: Drawing): readonly DataItem[] {
  const items = new Map<Drawn, { readBy: Drawn[]; writtenBy: Drawn[] }>();
  const of = (item: Drawn) => {
    const known = items.get(item) ?? { readBy: [], writtenBy: [] };
    items.set(item, known);
    return known;
  };
  for (const node of drawing.nodesIn(scope)) {
    const { incoming, outgoing } = dataFlowOf(node as FlowNode);
    for (const { sourceRef = [] } of incoming)
      for (const source of sourceRef as unknown as readonly Drawn[]) of(source).readBy.push(node);
    for (const { targetRef } of outgoing)
      if (targetRef !== undefined) of(targetRef as unknown as Drawn).writtenBy.push(node);
  }
  return [...items].map(([element, steps]) => ({ element, ...steps }));
}

/** Below everything else, in the middle of the steps that move it. */
export function placeData(items: readonly DataItem[], boxes: readonly Box[]): readonly Box[] {
  const below = Math.max(0, ...boxes.map(({ y, height }) => y + height / 2));
  return items.map(({ element, readBy, writtenBy }) => {
    const steps = boxes.filter((box) => [...readBy, ...writtenBy].includes(box.element));
    const x = steps.reduce((sum, box) => sum + box.x, 0) / Math.max(1, steps.length);
    return { element, x, y: below + 46, ...DATA };
  });
}
