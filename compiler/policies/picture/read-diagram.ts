/** A shape of a drawing: where it lies, in pixels, and what it is. */
export interface Shape {
  readonly id: string;
  /** `serviceTask`, `lane`, …: the local name of its XML element. */
  readonly kind: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of a drawing. */
export interface Edge {
  readonly id: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** The drawing of a BPMN file (BPMN 2.0.2, 12.2), shapes in the order in which they are painted. */
export interface Diagram {
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

/** Reads bounds and waypoints; a file without them gives nothing to draw. */
export function readDiagram(xml: string): Diagram {
  const elements = elementsIn(xml);
  const shapes = [...xml.matchAll(/<(?:\w+:)?BPMNShape\b([^>]*)>\s*<(?:\w+:)?Bounds\b([^>]*)>/g)].map(
    ([, shape = '', bounds = '']): Shape => {
      const id = attribute(shape, 'bpmnElement');
      const number = (name: string): number => Number(attribute(bounds, name));
      return {
        id,
        ...(elements.get(id) ?? { kind: '', name: '' }),
        x: number('x'),
        y: number('y'),
        width: number('width'),
        height: number('height'),
      };
    },
  );
  const edges = [...xml.matchAll(/<(?:\w+:)?BPMNEdge\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?BPMNEdge>/g)].map(
    ([, edge = '', content = '']): Edge => ({
      id: attribute(edge, 'bpmnElement'),
      points: [...content.matchAll(/<(?:\w+:)?waypoint\b([^>]*)>/g)].map(([, point = '']) => [
        Number(attribute(point, 'x')),
        Number(attribute(point, 'y')),
      ]),
    }),
  );
  return { shapes, edges };
}

function elementsIn(xml: string): ReadonlyMap<string, Pick<Shape, 'kind' | 'name'>> {
  return new Map(
    [...xml.matchAll(/<(?:\w+:)?(\w+)\b([^>]*\bid="[^>]*)>/g)].map(([, kind = '', attributes = '']) => [
      attribute(attributes, 'id'),
      { kind, name: attribute(attributes, 'name') },
    ]),
  );
}

/** As it stands in the XML: escaped, which suits the SVG. */
function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}
