import { BpmnModdle } from 'bpmn-moddle';
import { isEventSubProcess } from '../model/container.ts';
import { definitionTypes } from '../event-definitions/kinds.ts';
import type { Activity, BoundaryEvent, CatchEvent, Drawn } from '../parse/bpmn.ts';
import { isA, isScope } from '../parse/bpmn.ts';
import { eventGlyphs, gatewayGlyphs, markers, severalGlyphs, taskGlyphs } from './glyphs.ts';
import type { Bounds, Edge, Picture, Point, Shape } from './picture.ts';

interface Label {
  readonly bounds?: Bounds;
}

/** BPMN 2.0.2, 12.2.3, as bpmn-moddle reads it. */
interface Diagram {
  readonly plane?: {
    readonly planeElement?: readonly {
      readonly $type: string;
      readonly bpmnElement?: Drawn & { readonly name?: string; readonly text?: string };
      readonly bounds?: Bounds;
      readonly isExpanded?: boolean;
      readonly waypoint?: readonly Point[];
      readonly label?: Label;
    }[];
  };
}

/** What a BPMN file draws, in its first diagram; nothing where it has none. The file has to be one that the compiler could read. */
export async function readPicture(xml: string): Promise<Picture> {
  const { rootElement } = await new BpmnModdle().fromXML(xml.replace(/^\uFEFF/, ''));
  const [diagram] = (rootElement as { readonly diagrams?: readonly Diagram[] }).diagrams ?? [];
  const shapes: Shape[] = [];
  const edges: Edge[] = [];
  for (const { bpmnElement: element, bounds, waypoint, isExpanded, label } of diagram?.plane?.planeElement ??
    []) {
    if (element?.id === undefined) continue;
    const name = element.name ?? element.text ?? '';
    const at = label?.bounds === undefined || !isPlace(label.bounds) ? {} : { label: boundsOf(label.bounds) };
    if (bounds !== undefined && isPlace(bounds)) {
      const look = lookOf(element, isExpanded !== false);
      shapes.push({ id: element.id, kind: element.$type, name, bounds: boundsOf(bounds), ...at, look });
    } else if (waypoint !== undefined && waypoint.length > 1 && waypoint.every(isPoint)) {
      const points = waypoint.map(({ x, y }) => ({ x, y }));
      edges.push({ id: element.id, line: lineOf(element), name, points, ...at });
    }
  }
  return { shapes: shapes.toSorted((a, b) => depthOf(a) - depthOf(b)), edges };
}

/** What a modeler left out, or what is no number, is not drawn. */
function isPlace({ x, y, width, height }: Bounds): boolean {
  return isPoint({ x, y }) && isPoint({ x: width, y: height });
}

function isPoint({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

function boundsOf({ x, y, width, height }: Bounds): Bounds {
  return { x, y, width, height };
}

/** Lanes below frames, larger ones below smaller ones, events on borders above their activities. */
function depthOf({ look, kind, bounds }: Shape): number {
  const area = bounds.width * bounds.height;
  if (look.as === 'lane') return -2e12 - area;
  if (look.as === 'frame') return -1e12 - area;
  return kind === 'bpmn:BoundaryEvent' ? 1 : 0;
}

function lineOf(element: Drawn): Edge['line'] {
  if (isA(element, 'bpmn:SequenceFlow')) return 'flow';
  return isA(element, 'bpmn:MessageFlow') ? 'message' : 'dotted';
}

function lookOf(element: Drawn, expanded: boolean): Shape['look'] {
  if (isA(element, 'bpmn:Event')) return eventLook(element);
  if (isA(element, 'bpmn:Gateway'))
    return { as: 'gateway', glyph: gatewayGlyphs[element.$type] ?? eventGatewayGlyph(element) };
  if (isA(element, 'bpmn:Activity')) return activityLook(element, expanded);
  if (isA(element, 'bpmn:Participant') || isA(element, 'bpmn:Lane')) return { as: 'lane' };
  return element.$type.startsWith('bpmn:Data') ? { as: 'data' } : { as: 'note' };
}

function eventLook(event: Drawn): Shape['look'] {
  const types = definitionTypes(event);
  const throws = isA(event, 'bpmn:ThrowEvent');
  const several =
    (event as CatchEvent).parallelMultiple === true ? severalGlyphs.all() : severalGlyphs.any(throws);
  const boundary = isA(event, 'bpmn:BoundaryEvent');
  const { isInterrupting } = event as Drawn & { readonly isInterrupting?: boolean };
  return {
    as: 'event',
    glyph: types.length > 1 ? several : (eventGlyphs[types[0] ?? '']?.(throws) ?? ''),
    rings: isA(event, 'bpmn:EndEvent')
      ? 'thick'
      : boundary || event.$type.startsWith('bpmn:Intermediate')
        ? 'two'
        : 'one',
    dashed: boundary ? (event as BoundaryEvent).cancelActivity === false : isInterrupting === false,
  };
}

function eventGatewayGlyph(element: Drawn): string {
  return element.$type === 'bpmn:EventBasedGateway' ? severalGlyphs.any(false) : '';
}

function activityLook(activity: Activity, expanded: boolean): Shape['look'] {
  const double = activity.$type === 'bpmn:Transaction' ? 'double' : undefined;
  if (isScope(activity) && expanded)
    return { as: 'frame', border: double ?? (isEventSubProcess(activity) ? 'dotted' : 'thin') };
  const { loopCharacteristics: loop } = activity as {
    readonly loopCharacteristics?: Drawn & { readonly isSequential?: boolean };
  };
  return {
    as: 'activity',
    glyph: taskGlyphs[activity.$type] ?? '',
    border: double ?? (activity.$type === 'bpmn:CallActivity' ? 'thick' : 'thin'),
    markers: [
      ...(loop === undefined
        ? []
        : [
            loop.$type === 'bpmn:StandardLoopCharacteristics'
              ? markers.loop
              : loop.isSequential === true
                ? markers.sequential
                : markers.parallel,
          ]),
      ...(activity.isForCompensation === true ? [markers.compensation] : []),
      ...(activity.$type === 'bpmn:AdHocSubProcess' ? [markers.adHoc] : []),
    ],
  };
}
