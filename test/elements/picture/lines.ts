import type { Drawn, SequenceFlow } from '../../../compiler/parse/bpmn.ts';
import { isA } from '../../../compiler/parse/bpmn.ts';
import { short, type Box } from './box.ts';
import type { DataItem } from './data-items.ts';
import { words } from './shapes.ts';

type Point = readonly [x: number, y: number];

const INK = '#24292f';

/** Sequence flows between boxes. */
export function drawFlow(flow: SequenceFlow, boxes: ReadonlyMap<Drawn, Box>): string {
  const source = boxes.get(flow.sourceRef as unknown as Drawn);
  const target = boxes.get(flow.targetRef as unknown as Drawn);
  if (source === undefined || target === undefined) return '';
  const points = wayBetween(source, target);
  const condition = flow.conditionExpression?.body?.replace(/^=/, '');
  const [[fromX, fromY] = [0, 0], [toX, toY] = [0, 0]] = points.slice(-2);
  const asked =
    condition === undefined ? '' : words(condition, Math.max(fromX, toX - 92) + 6, toY - 6, 'start');
  const isDefault = (flow.sourceRef as unknown as { default?: unknown }).default === flow;
  const [begin = [0, 0]] = points;
  const slash = isDefault ? stroke(slashAt(begin, points[1] ?? begin), '') : '';
  return stroke(pathOf(points), ' marker-end="url(#arrow)"') + slash + (fromY === toY ? asked : '');
}

/** Dotted lines between data and the steps that move it, and between an event and what it undoes. */
export function drawDotted(from: Box, to: Box, arrow: boolean): string {
  const above = from.y < to.y ? from : to;
  const below = above === from ? to : from;
  const [top, bottom]: readonly [Point, Point] = [
    [above.x, above.y + above.height / 2],
    [below.x, below.y - below.height / 2],
  ];
  const points = above === from ? [top, bottom] : [bottom, top];
  return stroke(pathOf(points), ` stroke-dasharray="1.5 3"${arrow ? ' marker-end="url(#open)"' : ''}`);
}

/** From an event on a border down and across to the activity that undoes. */
export function drawAssociation(event: Box, handler: Box): string {
  const left = handler.x - handler.width / 2;
  const points: readonly Point[] = [
    [event.x, event.y + event.height / 2],
    [event.x, handler.y],
    [left, handler.y],
  ];
  return stroke(pathOf(points), ' stroke-dasharray="1.5 3" marker-end="url(#open)"');
}

/** What data items are connected with. */
export function drawDataFlow(
  { element, readBy, writtenBy }: DataItem,
  boxes: ReadonlyMap<Drawn, Box>,
): string {
  const item = boxes.get(element);
  const of = (steps: readonly Drawn[]): readonly Box[] => steps.flatMap((step) => boxes.get(step) ?? []);
  if (item === undefined) return '';
  return [
    ...of(writtenBy).map((step) => drawDotted(step, item, true)),
    ...of(readBy).map((step) => drawDotted(item, step, true)),
  ].join('');
}

/** A message flow between pools, up or down and across; shifted, so that two of them do not cover each other. */
export function drawMessageFlow(from: Box, to: Box, shift: number): string {
  const down = from.y < to.y;
  const side = (box: Box, below: boolean): number =>
    // The name of an event stands below it.
    box.y + (below ? box.height / 2 + (isA(box.element, 'bpmn:Event') ? 17 : 0) : -box.height / 2);
  const [start, end] = [side(from, down), side(to, !down)];
  const turn = (start + end) / 2 + shift;
  const points: readonly Point[] = [
    [from.x, start],
    [from.x, turn],
    [to.x, turn],
    [to.x, end],
  ];
  return stroke(pathOf(points), ' stroke-dasharray="6 4" marker-end="url(#open)"');
}

function wayBetween(source: Box, target: Box): readonly Point[] {
  const into: Point = [target.x - target.width / 2, target.y];
  const level = Math.abs(source.y - target.y) < 1;
  if (isA(source.element, 'bpmn:BoundaryEvent'))
    return [[source.x, source.y + source.height / 2], [source.x, target.y], into];
  const out: Point = [source.x + source.width / 2, source.y];
  if (level) return [out, into];
  const down = source.y < target.y;
  if (isA(source.element, 'bpmn:Gateway'))
    return [[source.x, source.y + ((down ? 1 : -1) * source.height) / 2], [source.x, target.y], into];
  if (isA(target.element, 'bpmn:Gateway'))
    return [out, [target.x, source.y], [target.x, target.y - ((down ? 1 : -1) * target.height) / 2]];
  const turn = out[0] + 14;
  return [out, [turn, source.y], [turn, target.y], into];
}

/** The stroke across a default flow, where it begins. */
function slashAt([x, y]: Point, [nextX, nextY]: Point): string {
  const along = Math.hypot(nextX - x, nextY - y) || 1;
  const [atX, atY] = [x + ((nextX - x) / along) * 9, y + ((nextY - y) / along) * 9];
  return pathOf([
    [atX - 4, atY + 4],
    [atX + 4, atY - 4],
  ]);
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join(' ');
}

function stroke(path: string, more: string): string {
  return `<path d="${path}" fill="none" stroke="${INK}" stroke-width="1.4"${more} />`;
}
