import type { Activity, BoundaryEvent, CatchEvent, Drawn } from '../../../compiler/parse/bpmn.ts';
import { isA, isScope } from '../../../compiler/parse/bpmn.ts';
import { definitionTypes } from '../../../compiler/event-definitions/kinds.ts';
import { isEventSubProcess } from '../../../compiler/model/container.ts';
import { labelOf, short, type Box } from './box.ts';
import {
  eventGlyphs,
  gatewayGlyphs,
  markers,
  severalGlyphs,
  taskGlyphs,
} from '../../../compiler/picture/glyphs.ts';

const INK = '#24292f';

/** An element as SVG. */
export function drawBox(box: Box): string {
  const { element } = box;
  if (isA(element, 'bpmn:Event')) return drawEvent(box);
  if (isA(element, 'bpmn:Gateway')) return drawGateway(box);
  return isA(element, 'bpmn:Activity') ? drawActivity(box) : drawData(box);
}

/** Words at a point; `anchor` says which end of them is there. */
export function words(text: string, x: number, y: number, anchor = 'middle'): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function at({ x, y }: { readonly x: number; readonly y: number }, content: string): string {
  return `<g transform="translate(${short(x)} ${short(y)})">${content}</g>`;
}

function drawEvent(box: Box): string {
  const { element, x, y, width } = box;
  const boundary = isA(element, 'bpmn:BoundaryEvent');
  const end = isA(element, 'bpmn:EndEvent');
  const double = boundary || element.$type.startsWith('bpmn:Intermediate');
  const dashes = isInterrupting(element) ? '' : ' stroke-dasharray="4 2.5"';
  const ring = (radius: number): string =>
    `<circle r="${radius}" fill="#fff" stroke="${INK}" stroke-width="${end ? 3 : 1.3}"${dashes} />`;
  const radius = width / 2;
  const rings = double ? ring(radius) + ring(radius - 3) : ring(end ? radius - 1 : radius);
  const name = boundary
    ? words(labelOf(element), x + 20, y + 15, 'start')
    : words(labelOf(element), x, y + radius + 13);
  return at(box, rings + eventGlyph(element)) + name;
}

function isInterrupting(event: Drawn): boolean {
  const { cancelActivity } = event as BoundaryEvent;
  const { isInterrupting: interrupts } = event as Drawn & { readonly isInterrupting?: boolean };
  if (isA(event, 'bpmn:BoundaryEvent')) return cancelActivity !== false;
  return !isA(event, 'bpmn:StartEvent') || interrupts !== false;
}

function eventGlyph(event: Drawn): string {
  const types = definitionTypes(event);
  const throws = isA(event, 'bpmn:ThrowEvent');
  if (types.length > 1)
    return (event as CatchEvent).parallelMultiple === true ? severalGlyphs.all() : severalGlyphs.any(throws);
  return eventGlyphs[types[0] ?? '']?.(throws) ?? '';
}

function drawGateway(box: Box): string {
  const { element, x, y, width } = box;
  const half = width / 2;
  const diamond = `<path d="M0 ${-half} L${half} 0 L0 ${half} L${-half} 0 Z" fill="#fff" stroke="${INK}" stroke-width="1.5" />`;
  const glyph = gatewayGlyphs[element.$type] ?? eventBased(element);
  return at(box, diamond + glyph) + words(labelOf(element), x, y - half - 5);
}

function eventBased(gateway: Drawn): string {
  const { instantiate, eventGatewayType } = gateway as {
    readonly instantiate?: boolean;
    readonly eventGatewayType?: string;
  };
  const ring = (radius: number): string => `<circle r="${radius}" fill="none" stroke="${INK}" />`;
  const glyph = eventGatewayType === 'Parallel' ? severalGlyphs.all() : severalGlyphs.any(false);
  return `${ring(13)}${instantiate === true ? '' : ring(10.5)}<g transform="scale(0.75)">${glyph}</g>`;
}

function drawActivity(box: Box): string {
  const { element, x, y, width, height } = box;
  const scope = isScope(element);
  const thick = isA(element, 'bpmn:CallActivity') ? 3.5 : 1.5;
  const dashes = isEventSubProcess(element as Activity) ? ' stroke-dasharray="2 3"' : '';
  const frame = (inset: number): string =>
    `<rect x="${short(-width / 2 + inset)}" y="${short(-height / 2 + inset)}" width="${short(width - 2 * inset)}" height="${short(height - 2 * inset)}" rx="${8 - inset}" fill="#fff" stroke="${INK}" stroke-width="${thick}"${dashes} />`;
  const frames = frame(0) + (isA(element, 'bpmn:Transaction') ? frame(3) : '');
  const icon = taskGlyphs[element.$type];
  const drawn = icon === undefined ? '' : at({ x: -width / 2 + 14, y: -height / 2 + 13 }, icon);
  const found = markersOf(element as Activity);
  const marks = found.map((marker, index) =>
    at({ x: (index - (found.length - 1) / 2) * 20, y: height / 2 - 10 }, marker),
  );
  const name = scope
    ? words(labelOf(element), x - width / 2 + 10, y - height / 2 + 16, 'start')
    : words(labelOf(element), x, y + 4);
  return at(box, frames + drawn + marks.join('')) + name;
}

function markersOf(activity: Activity): readonly string[] {
  const loop = activity.loopCharacteristics as Drawn | undefined;
  return [
    ...(isA(loop, 'bpmn:StandardLoopCharacteristics') ? [markers.loop] : []),
    ...(isA(loop, 'bpmn:MultiInstanceLoopCharacteristics')
      ? [loop.isSequential === true ? markers.sequential : markers.parallel]
      : []),
    ...(activity.isForCompensation === true ? [markers.compensation] : []),
    ...(isA(activity, 'bpmn:AdHocSubProcess') ? [markers.adHoc] : []),
  ];
}

function drawData(box: Box): string {
  const { element, x, y, width, height } = box;
  const [w, h] = [width / 2, height / 2];
  const outline = `<path d="M${-w} ${-h} H${w - 9} L${w} ${-h + 9} V${h} H${-w} Z M${w - 9} ${-h} V${-h + 9} H${w}" fill="#fff" stroke="${INK}" stroke-width="1.3" />`;
  return at(box, outline) + words(labelOf(element), x, y + h + 13);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
