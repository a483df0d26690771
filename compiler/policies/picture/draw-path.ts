import type { TraceStep } from '../trace.ts';
import { readDiagram, type Diagram, type Edge, type Shape } from './read-diagram.ts';

const INK = '#24292f';
const RED = '#cf222e';
const GAP = 60;
const TITLE = 30;

/** The diagrams that a way leads through, one below the other, as SVG; the way in red, `title` above. */
export function drawPath(
  title: string,
  path: readonly TraceStep[],
  diagrams: ReadonlyMap<string, string>,
): string {
  const parts: string[] = [];
  let [width, y] = [0, TITLE];
  for (const [process, xml] of diagrams) {
    const diagram = readDiagram(xml);
    const box = boundsOf(diagram);
    if (box === undefined) continue;
    const steps = path.filter((step) => step.process === process);
    parts.push(`<g transform="translate(${10 - box.x} ${y + 10 - box.y})">${draw(diagram, steps)}</g>`);
    width = Math.max(width, box.width);
    y += box.height + GAP;
  }
  const size = `viewBox="0 0 ${Math.ceil(width + 20)} ${Math.ceil(y)}"`;
  const style = `<style>text{font:12px sans-serif;fill:${INK}}</style>`;
  const arrows = [INK, RED].map(
    (color) =>
      `<marker id="arrow-${color.slice(1)}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 1 L10 5 L0 9 Z" fill="${color}" /></marker>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}>`,
    `${style}<defs>${arrows.join('')}</defs><rect width="100%" height="100%" fill="#fff" />`,
    `<text x="10" y="20" style="font-weight:bold;fill:${RED}">${escaped(title)}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function draw({ shapes, edges }: Diagram, steps: readonly TraceStep[]): string {
  const elements = new Set(steps.map(({ element }) => element));
  const flows = new Set(steps.map(({ flow }) => flow));
  const isArea = ({ kind }: Shape): boolean =>
    /^(?:participant|lane)$/.test(kind) || /subProcess$/i.test(kind);
  const color = (on: boolean): string => (on ? RED : INK);
  return [
    ...shapes.filter(isArea).map((shape) => drawArea(shape, color(elements.has(shape.id)))),
    // The way lies above the other lines.
    ...edges
      .toSorted((one, other) => Number(flows.has(one.id)) - Number(flows.has(other.id)))
      .map((edge) => drawEdge(edge, color(flows.has(edge.id)), flows.has(edge.id))),
    ...shapes
      .filter((shape) => !isArea(shape))
      .map((shape) => drawNode(shape, color(elements.has(shape.id)))),
  ].join('\n');
}

function drawArea({ x, y, width, height, name, kind }: Shape, color: string): string {
  const rotated = kind === 'participant' || kind === 'lane';
  const label = rotated
    ? `<text transform="translate(${x + 18} ${y + height / 2}) rotate(-90)" text-anchor="middle">${name}</text>`
    : `<text x="${x + 10}" y="${y + 18}">${name}</text>`;
  return `${rect(x, y, width, height, rotated ? 0 : 8, color)}${label}`;
}

function drawEdge({ points }: Edge, color: string, on: boolean): string {
  const line = points.map(([x, y]) => `${x},${y}`).join(' ');
  return `<polyline points="${line}" fill="none" stroke="${color}" stroke-width="${on ? 4 : 1.3}" marker-end="url(#arrow-${color.slice(1)})" />`;
}

function drawNode({ kind, name, x, y, width, height }: Shape, color: string): string {
  const [middle, centre] = [x + width / 2, y + height / 2];
  const thick = color === RED ? 4 : 1.5;
  if (kind.endsWith('Event')) {
    const ring = (radius: number): string =>
      `<circle cx="${middle}" cy="${centre}" r="${radius}" fill="#fff" stroke="${color}" stroke-width="${kind === 'endEvent' ? thick + 1.5 : thick}" />`;
    const double = kind.startsWith('intermediate') || kind === 'boundaryEvent';
    return `${ring(width / 2)}${double ? ring(width / 2 - 4) : ''}${lines(name, middle, y + height + 14)}`;
  }
  if (kind.endsWith('Gateway')) {
    const diamond = `M${middle} ${y} L${x + width} ${centre} L${middle} ${y + height} L${x} ${centre} Z`;
    const sign =
      { exclusiveGateway: '✕', parallelGateway: '+', inclusiveGateway: '○', complexGateway: '✳' }[kind] ??
      '⬠';
    return `<path d="${diamond}" fill="#fff" stroke="${color}" stroke-width="${thick}" /><text x="${middle}" y="${centre + 7}" text-anchor="middle" style="font-size:20px">${sign}</text>${lines(name, middle, y - 6)}`;
  }
  return `${rect(x, y, width, height, 8, color, thick)}${lines(name, middle, centre - 4)}`;
}

function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  color: string,
  thick = 1,
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="#fff" stroke="${color}" stroke-width="${thick}" />`;
}

/** A name in lines of about 16 letters. */
function lines(name: string, x: number, y: number): string {
  const rows: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = rows.at(-1);
    if (last === undefined || last.length + word.length > 15) rows.push(word);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  return rows
    .map((row, at) => `<text x="${x}" y="${y + at * 14}" text-anchor="middle">${row}</text>`)
    .join('');
}

function boundsOf({ shapes, edges }: Diagram): Omit<Shape, 'id' | 'kind' | 'name'> | undefined {
  if (shapes.length === 0) return undefined;
  const points = [
    ...shapes.flatMap(({ x, y, width, height }) => [[x, y] as const, [x + width, y + height] as const]),
    ...edges.flatMap((edge) => edge.points),
  ];
  const [left, top] = [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
