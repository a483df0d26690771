import type { Drawn, Process } from '../../../compiler/parse/bpmn.ts';
import { isA } from '../../../compiler/parse/bpmn.ts';
import { createDrawing, type Drawing } from '../../../compiler/parse/drawing.ts';
import { readBpmn } from '../../../compiler/parse/read-bpmn.ts';
import { arrange } from './arrange.ts';
import { labelOf, moved, short, type Box } from './box.ts';
import { dataIn } from './data-items.ts';
import { drawAssociation, drawDataFlow, drawFlow, drawMessageFlow } from './lines.ts';
import { drawBox, words } from './shapes.ts';

const MARGIN = 14;
/** Left of a pool or lane, for its name. */
const BAND = 26;
const INK = '#24292f';

/** The process `demo` of a BPMN file as SVG; all pools where it has any. */
export async function pictureOf(xml: string, title: string): Promise<string> {
  const { definitions, places } = await readBpmn(xml, 'demo.bpmn');
  if (definitions === undefined) throw new Error(`${title}: no BPMN`);
  const roots: readonly Drawn[] = definitions.rootElements ?? [];
  const processes = roots.filter((root): root is Process => isA(root, 'bpmn:Process'));
  const drawing = createDrawing('demo.bpmn', definitions, places, processes);
  const pools = drawing.elements.filter((element) => isA(element, 'bpmn:Participant'));
  const bands: readonly Band[] =
    pools.length > 0
      ? pools.map((pool) => ({ name: labelOf(pool), process: pool.processRef as unknown as Drawn }))
      : processes.filter(({ id }) => id === 'demo').map((process) => ({ name: laneOf(process), process }));
  return svg(title, stack(bands, drawing), drawing);
}

/** A process, in a pool or lane if it has a name. */
interface Band {
  readonly name: string | undefined;
  readonly process: Drawn;
}

interface Stacked {
  readonly boxes: readonly Box[];
  readonly frames: readonly string[];
  readonly width: number;
  readonly height: number;
}

function laneOf(process: Process): string | undefined {
  return process.laneSets?.[0]?.lanes?.[0]?.name;
}

/** One below the other. */
function stack(bands: readonly Band[], drawing: Drawing): Stacked {
  const arranged = bands.map(({ name, process }) => ({ name, ...arrange(process, drawing) }));
  const framed = arranged.some(({ name }) => name !== undefined);
  const inset = framed ? 2 * MARGIN : MARGIN;
  // The name of a gateway stands above it.
  const above = inset + MARGIN / 2;
  const left = (framed ? BAND : 0) + inset;
  const width = left + Math.max(...arranged.map((band) => band.width)) + inset;
  const boxes: Box[] = [];
  const frames: string[] = [];
  let top = 0;
  for (const { name, height, boxes: own } of arranged) {
    const full = above + height + inset;
    for (const box of moved(own, left, top + above)) boxes.push(box);
    if (name !== undefined) frames.push(frame(name, top + 4, width - 8, full - 8));
    top += full;
  }
  return { boxes, frames, width, height: top };
}

function frame(name: string, y: number, width: number, height: number): string {
  const middle = y + height / 2;
  return (
    `<path d="M4 ${short(y)} h${short(width)} v${short(height)} h${short(-width)} Z M${4 + BAND} ${short(y)} v${short(height)}" fill="none" stroke="${INK}" stroke-width="1.3" />` +
    `<g transform="rotate(-90 ${4 + BAND / 2} ${short(middle)})">${words(name, 4 + BAND / 2, middle + 4)}</g>`
  );
}

function svg(title: string, { boxes, frames, width, height }: Stacked, drawing: Drawing): string {
  const byElement = new Map(boxes.map((box) => [box.element, box]));
  const flows = drawing.flows.map((flow) => drawFlow(flow, byElement));
  const undoing = boxes.flatMap((box) => {
    const handler = byElement.get(drawing.handlerOf(box.element) ?? box.element);
    return handler === undefined || handler === box ? [] : [drawAssociation(box, handler)];
  });
  const data = drawing.scopes.flatMap((scope) =>
    dataIn(scope, drawing).map((item) => drawDataFlow(item, byElement)),
  );
  const between = drawing.elements.filter((element) => isA(element, 'bpmn:MessageFlow'));
  const messages = between.flatMap((element, index) => {
    const from = byElement.get(element.sourceRef as unknown as Drawn);
    const to = byElement.get(element.targetRef as unknown as Drawn);
    return from === undefined || to === undefined ? [] : [drawMessageFlow(from, to, 10 - 20 * (index % 2))];
  });
  const [w, h] = [short(Math.ceil(width)), short(Math.ceil(height))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">`,
    `<title>${title}</title>`,
    '<defs>',
    `<marker id="arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 L10 5 L0 9 Z" fill="${INK}" /></marker>`,
    `<marker id="open" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto"><path d="M1 1 L9 5 L1 9" fill="none" stroke="${INK}" /></marker>`,
    '</defs>',
    // White, so that it can be read on a dark page too.
    `<rect width="${w}" height="${h}" rx="6" fill="#fff" />`,
    ...frames,
    ...boxes.map(drawBox),
    ...[...flows, ...undoing, ...data, ...messages].filter((line) => line !== ''),
    '</svg>',
    '',
  ].join('\n');
}
