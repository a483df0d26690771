import { drawPicture, extentOf } from '../picture/draw-picture.ts';
import type { Bounds, Edge, Mark, Picture, Shape } from '../picture/picture.ts';
import { readPicture } from '../picture/read-picture.ts';
import type { TraceStep } from './trace.ts';

const GAP = 60;

/** The diagrams that a way leads through, one below the other, as SVG; the way in red, `title` above. */
export async function drawPath(
  title: string,
  path: readonly TraceStep[],
  diagrams: ReadonlyMap<string, string>,
): Promise<string> {
  const shapes: Shape[] = [];
  const edges: Edge[] = [];
  const marks = new Map<string, Mark>();
  let top = 0;
  for (const [process, xml] of diagrams) {
    const picture = await readPicture(xml);
    if (picture.shapes.length === 0) continue;
    const { x, y, height } = extentOf(picture);
    const placed = placedAt(picture, process, -x, top - y);
    shapes.push(...placed.shapes);
    edges.push(...placed.edges);
    for (const { element, flow } of path.filter((step) => step.process === process)) {
      marks.set(idIn(process, element), 'path');
      if (flow !== undefined) marks.set(idIn(process, flow), 'path');
    }
    top += height + GAP;
  }
  // The way lies above the other lines.
  const above = edges.toSorted((one, other) => Number(marks.has(one.id)) - Number(marks.has(other.id)));
  return drawPicture({ shapes, edges: above }, { marks, title });
}

/** Two diagrams may use the same id. */
function idIn(process: string, id: string): string {
  return `${process}/${id}`;
}

function placedAt({ shapes, edges }: Picture, process: string, dx: number, dy: number): Picture {
  const move = <Place extends { readonly x: number; readonly y: number }>(place: Place): Place => ({
    ...place,
    x: place.x + dx,
    y: place.y + dy,
  });
  const labelled = ({ label }: { readonly label?: Bounds }): { readonly label?: Bounds } =>
    label === undefined ? {} : { label: move(label) };
  return {
    shapes: shapes.map((shape) => ({
      ...shape,
      ...labelled(shape),
      id: idIn(process, shape.id),
      bounds: move(shape.bounds),
    })),
    edges: edges.map((edge) => ({
      ...edge,
      ...labelled(edge),
      id: idIn(process, edge.id),
      points: edge.points.map(move),
    })),
  };
}
