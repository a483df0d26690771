import type { Drawn } from '../../../compiler/parse/bpmn.ts';
import { isEventSubProcess } from '../../../compiler/model/container.ts';
import { isA, isScope } from '../../../compiler/parse/bpmn.ts';
import type { Drawing } from '../../../compiler/parse/drawing.ts';
import { EVENT, HEADING, PADDING, labelOf, moved, sizeOf, type Arranged, type Box } from './box.ts';
import { dataIn, placeData } from './data-items.ts';
import { gridOf } from './grid.ts';

/** Between columns; more where a condition is written. */
const GAP = 34;
const CONDITION = 92;
/** Between rows: names stand below events, and events on borders. */
const ROW = 38;
/** How wide a letter is, about. */
const LETTER = 6.5;

/** Places all of a scope, those in its sub-processes too, from its left upper corner. */
export function arrange(scope: Drawn, drawing: Drawing): Arranged {
  const cells = gridOf(scope, drawing);
  const inside = new Map<Drawn, Arranged>();
  for (const [node] of cells) if (isScope(node)) inside.set(node, arrange(node, drawing));
  const size = (node: Drawn): { readonly width: number; readonly height: number } => {
    const inner = inside.get(node);
    if (inner === undefined) return sizeOf(node);
    // Events on the border cover what stands low in it.
    const border = drawing.boundary(node).length === 0 ? 0 : EVENT / 2;
    return { width: inner.width + 2 * PADDING, height: inner.height + HEADING + PADDING + border };
  };
  const all = [...cells];
  const inColumns = all.filter(([node]) => !standsApart(node));
  const columns = tracks(inColumns.map(([node, { column }]) => ({ at: column, extent: size(node).width })));
  const rows = tracks(all.map(([node, { row }]) => ({ at: row, extent: size(node).height })));
  const gap = (column: number): number => (asksBefore(column, all, drawing) ? CONDITION : GAP);
  const boxes: Box[] = [];
  for (const [node, { column, row }] of all) {
    const { width, height } = size(node);
    const x = standsApart(node) ? width / 2 : middle(columns, column, gap);
    const y = middle(rows, row, () => ROW);
    boxes.push({ element: node, x, y, width, height });
    const inner = inside.get(node);
    if (inner !== undefined)
      for (const box of moved(inner.boxes, x - width / 2 + PADDING, y - height / 2 + HEADING))
        boxes.push(box);
    for (const [index, event] of drawing.boundary(node).entries())
      boxes.push({
        element: event,
        x: x + width / 2 - 24 - index * 44,
        y: y + height / 2,
        width: EVENT,
        height: EVENT,
      });
  }
  const placed = [...boxes, ...placeData(dataIn(scope, drawing), boxes)];
  return {
    boxes: placed,
    width: Math.max(...placed.map(rightOf)),
    // The name of an event stands below it.
    height: Math.max(...placed.map((box) => box.y + box.height / 2 + (isNamedBelow(box.element) ? 16 : 0))),
  };
}

/** Names are wider than what stands above them. */
function rightOf({ element, x, width }: Box): number {
  const letters = labelOf(element).length * LETTER;
  if (isA(element, 'bpmn:BoundaryEvent')) return x + EVENT / 2 + letters;
  return x + Math.max(width, isNamedBelow(element) ? letters : 0) / 2;
}

function isNamedBelow(element: Drawn): boolean {
  return isA(element, 'bpmn:Event') || !isA(element, 'bpmn:FlowNode');
}

/** An event sub-process is as wide as it is, below all columns. */
function standsApart(node: Drawn): boolean {
  return isScope(node) && isEventSubProcess(node);
}

/** How wide each column is, or how high each row. */
function tracks(items: readonly { readonly at: number; readonly extent: number }[]): readonly number[] {
  const found: number[] = [];
  for (const { at, extent } of items) found[at] = Math.max(found[at] ?? 0, extent);
  return Array.from(found, (extent) => extent ?? 0);
}

function middle(extents: readonly number[], at: number, gap: (before: number) => number): number {
  let start = 0;
  for (let index = 0; index < at; index++) start += (extents[index] ?? 0) + gap(index + 1);
  return start + (extents[at] ?? 0) / 2;
}

/** Whether a flow with a condition leads into a column. */
function asksBefore(
  column: number,
  cells: readonly (readonly [Drawn, { readonly column: number }])[],
  drawing: Drawing,
): boolean {
  return cells.some(
    ([node, cell]) =>
      cell.column === column && drawing.incoming(node).some((flow) => flow.conditionExpression !== undefined),
  );
}
