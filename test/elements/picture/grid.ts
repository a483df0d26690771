import { isEventSubProcess } from '../../../compiler/model/container.ts';
import type { Drawn, FlowNode } from '../../../compiler/parse/bpmn.ts';
import { isA } from '../../../compiler/parse/bpmn.ts';
import type { Drawing } from '../../../compiler/parse/drawing.ts';
import { isHandler } from './box.ts';

/** Column and row of an element in its scope. */
export interface Cell {
  readonly column: number;
  row: number;
}

/**
 * Puts the nodes of a scope into a grid from left to right: each behind all that leads to it, the first way out of a node in its
 * own row, every other in a row below. What no flow reaches (handlers, event sub-processes) comes below that.
 */
export function gridOf(scope: Drawn, drawing: Drawing): ReadonlyMap<Drawn, Cell> {
  const nodes = drawing.nodesIn(scope).filter((node) => !isA(node, 'bpmn:BoundaryEvent'));
  const cells = new Map<Drawn, Cell>();
  let rows = 0;
  const place = (node: FlowNode, row: number): void => {
    if (cells.has(node)) return;
    cells.set(node, { column: columnOf(node, drawing), row });
    rows = Math.max(rows, row + 1);
    for (const [index, next] of waysOut(node, drawing).entries())
      place(next, index === 0 ? row : free(next, cells, rows));
  };
  const [flowing, apart] = split(nodes, (node) => !isHandler(node) && !isEventSubProcess(node));
  const sources = flowing.filter((node) => columnOf(node, drawing) === 0);
  const loose = isA(scope, 'bpmn:AdHocSubProcess');
  for (const [index, node] of sources.entries()) {
    if (loose) cells.set(node, { column: index, row: 0 });
    else place(node, index === 0 ? 0 : rows);
  }
  for (const node of flowing) place(node, 0);
  for (const event of nodes.flatMap((node) => drawing.boundary(node))) {
    const handler = drawing.handlerOf(event);
    if (handler !== undefined)
      cells.set(handler, { column: columnOf(hostOf(event), drawing) + 1, row: rows++ });
  }
  for (const node of apart) if (!cells.has(node)) cells.set(node, { column: 0, row: rows++ });
  return cells;
}

/** What comes next: along the flows, then what the events on the border lead to. */
function waysOut(node: FlowNode, drawing: Drawing): readonly FlowNode[] {
  return [node, ...drawing.boundary(node)]
    .flatMap((from) => drawing.outgoing(from))
    .map(({ targetRef }) => targetRef as unknown as FlowNode);
}

function waysIn(node: FlowNode, drawing: Drawing): readonly Drawn[] {
  return drawing.incoming(node).map(({ sourceRef }) => hostOf(sourceRef as unknown as Drawn));
}

/** The activity that a boundary event stands for; else the element itself. */
export function hostOf(element: Drawn): Drawn {
  return isA(element, 'bpmn:BoundaryEvent') ? (element.attachedToRef as unknown as Drawn) : element;
}

function columnOf(node: Drawn, drawing: Drawing): number {
  const before = waysIn(node as FlowNode, drawing);
  return before.length === 0 ? 0 : 1 + Math.max(...before.map((one) => columnOf(one, drawing)));
}

/** A row below all others, unless the node has a place already. */
function free(node: Drawn, cells: ReadonlyMap<Drawn, Cell>, rows: number): number {
  return cells.get(node)?.row ?? rows;
}

function split<T>(items: readonly T[], first: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}
