import { drawPicture } from '../picture/draw-picture.ts';
import type { Mark, Picture } from '../picture/picture.ts';
import { readPicture } from '../picture/read-picture.ts';
import type { Difference, Version } from './index.ts';

/** The newer drawing as SVG: what is new in green, what is changed in amber; what is gone, where it was, in red. */
export async function drawDifference(
  before: Version,
  after: Version,
  { elements }: Difference,
  title: string,
): Promise<string> {
  const [then, now] = await Promise.all([readPicture(before.xml), readPicture(after.xml)]);
  const marks = new Map<string, Mark>(elements.map(({ id, change }) => [id, change]));
  return drawPicture(together(now, removedOf(then, now, marks)), { marks, title });
}

function removedOf(then: Picture, now: Picture, marks: ReadonlyMap<string, Mark>): Picture {
  const drawn = new Set([...now.shapes, ...now.edges].map(({ id }) => id));
  const gone = ({ id }: { readonly id: string }): boolean => marks.get(id) === 'removed' && !drawn.has(id);
  return { shapes: then.shapes.filter(gone), edges: then.edges.filter(gone) };
}

/** What is gone lies below what is there. */
function together(now: Picture, gone: Picture): Picture {
  return { shapes: [...gone.shapes, ...now.shapes], edges: [...gone.edges, ...now.edges] };
}
