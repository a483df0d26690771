import type { Bounds, Edge, Mark, Picture, Point } from './picture.ts';
import { drawShape, short, textAt, wordsIn } from './draw-shape.ts';

/** What a mark is drawn in: line, and ground. */
const COLOURS: Readonly<Record<Mark, readonly [line: string, ground: string]>> = {
  added: ['#1a7f37', '#dafbe1'],
  changed: ['#9a6700', '#fff3b8'],
  removed: ['#cf222e', '#ffebe9'],
  path: ['#cf222e', '#ffebe9'],
};
const INK = '#24292f';
const MARGIN = 24;

/** How a picture is drawn. */
export interface Drawing {
  /** By the id of the element; what has none is drawn in black. */
  readonly marks?: ReadonlyMap<string, Mark>;
  /** A line above it. */
  readonly title?: string;
}

/** A picture as SVG, which needs no font, script or file beside it. The same picture always gives the same bytes. */
export function drawPicture(picture: Picture, { marks = new Map(), title }: Drawing = {}): string {
  const { shapes, edges } = picture;
  const { x, y, width, height } = extentOf(picture);
  const top = y - MARGIN - (title === undefined ? 0 : 24);
  const view = [x - MARGIN, top, width + 2 * MARGIN, y + height + MARGIN - top].map(short).join(' ');
  const classed = (id: string, content: string): string => {
    const mark = marks.get(id);
    return `<g data-element="${escaped(id)}"${mark === undefined ? '' : ` class="${mark}"`}>${content}</g>`;
  };
  const used = [...new Set(marks.values())].sort();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" font-family="Arial, Helvetica, sans-serif" font-size="11">`,
    `<style>${STYLE}${used.map(ruleOf).join('')}</style>`,
    `<defs>${arrow('ink', INK)}${used.map((mark) => arrow(mark, COLOURS[mark][0])).join('')}</defs>`,
    `<rect x="${short(x - MARGIN)}" y="${short(top)}" width="100%" height="100%" fill="#fff"/>`,
    ...(title === undefined
      ? []
      : [textAt(title, x, top + 20, 'start', ' font-weight="bold" font-size="13"')]),
    ...shapes
      .filter(({ look }) => look.as === 'lane' || look.as === 'frame')
      .map((one) => classed(one.id, drawShape(one))),
    ...edges.map((one) => classed(one.id, drawEdge(one, marks.get(one.id)))),
    ...shapes
      .filter(({ look }) => look.as !== 'lane' && look.as !== 'frame')
      .map((one) => classed(one.id, drawShape(one))),
    '</svg>\n',
  ].join('\n');
}

const STYLE = `.o{fill:#fff;stroke:${INK};stroke-width:1.3}.l{fill:none;stroke:${INK};stroke-width:1.3}text{fill:${INK}}`;

function ruleOf(mark: Mark): string {
  const [line, ground] = COLOURS[mark];
  const dashes = mark === 'removed' ? ';stroke-dasharray:5 3' : '';
  return `.${mark} .o{fill:${ground};stroke:${line};stroke-width:2.4${dashes}}.${mark} .l{stroke:${line};stroke-width:2.6${dashes}}.${mark} text{fill:${line}}`;
}

function arrow(name: string, colour: string): string {
  return `<marker id="${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1L9 5L0 9Z" fill="${colour}"/></marker>`;
}

function drawEdge({ line, points, name, label }: Edge, mark: Mark | undefined): string {
  const way = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
  const dashes = { flow: '', message: ' stroke-dasharray="6 4"', dotted: ' stroke-dasharray="1.5 3"' }[line];
  const tip = line === 'dotted' ? '' : ` marker-end="url(#${mark ?? 'ink'})"`;
  const drawn = `<path class="l" d="${way}"${dashes}${tip}/>`;
  return name === '' ? drawn : drawn + (label === undefined ? besides(name, points) : wordsIn(name, label));
}

/** Where nobody placed the name of a flow, it stands at its middle. */
function besides(name: string, points: readonly Point[]): string {
  const index = Math.floor((points.length - 1) / 2);
  const [from, to] = [points[index], points[index + 1]];
  if (from === undefined || to === undefined) return '';
  return textAt(name, (from.x + to.x) / 2, (from.y + to.y) / 2 - 5);
}

/** What a picture takes up. */
export function extentOf({ shapes, edges }: Picture): Bounds {
  const boxes = shapes.flatMap(({ bounds, label }) => [bounds, label ?? bounds]);
  const points = [
    ...boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...edges.flatMap(({ points }) => points),
  ];
  if (points.length === 0) return { x: 0, y: 0, width: 100, height: 100 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: -least(xs.map((one) => -one)) - x, height: -least(ys.map((one) => -one)) - y };
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Infinity);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
