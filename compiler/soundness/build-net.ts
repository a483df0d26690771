import { definitionTypes } from '../event-definitions/kinds.ts';
import { isInstantiating, startsOf } from '../model/container.ts';
import type { Activity, BoundaryEvent, FlowNode, Scope, SequenceFlow } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { BEGIN, END, type Net, type NetFlow, type NetNode } from './net.ts';
import { optionsOf } from './options.ts';

const endingScope = [
  'bpmn:TerminateEventDefinition',
  'bpmn:ErrorEventDefinition',
  'bpmn:CancelEventDefinition',
  // It may be caught by an event that interrupts the scope.
  'bpmn:EscalationEventDefinition',
];

/**
 * The net of one scope, of what a token can get to; sub-processes are nodes like tasks. Nothing where how many tokens begin is not
 * for the drawing to say (ad-hoc, several messages that begin a case), or where flows lead out of the scope.
 */
export function buildNet(
  scope: Scope,
  drawing: Drawing,
  linked: ReadonlyMap<string, FlowNode>,
): Net | undefined {
  const starts = startsOf(scope, drawing);
  if (isA(scope, 'bpmn:AdHocSubProcess') || starts.length === 0) return undefined;
  if (starts.some(isInstantiating) && (starts.length > 1 || isParallelEvent(starts[0]))) return undefined;
  const sheet = new Sheet(drawing, linked);
  const first = starts.map((start) => sheet.lead(BEGIN, start));
  sheet.options.set(BEGIN, isA(starts[0], 'bpmn:StartEvent') ? first.map((flow) => [flow]) : [first]);
  sheet.fill();
  return sheet.elements.some((element) => element !== undefined && element.$parent !== scope)
    ? undefined
    : sheet.net();
}

class Sheet {
  readonly elements: (FlowNode | undefined)[] = [undefined, undefined];
  readonly options = new Map<number, NetNode['options'] | undefined>();
  readonly #flows: NetFlow[] = [];
  readonly #numbers = new Map<FlowNode, number>();
  readonly #drawing: Drawing;
  readonly #linked: ReadonlyMap<string, FlowNode>;

  constructor(drawing: Drawing, linked: ReadonlyMap<string, FlowNode>) {
    this.#drawing = drawing;
    this.#linked = linked;
  }

  /** A new flow to an element, or to the end. */
  lead(source: number, to: FlowNode | undefined): number {
    const target = to === undefined ? END : (this.#numbers.get(to) ?? this.elements.length);
    if (to !== undefined && target === this.elements.length) {
      this.#numbers.set(to, target);
      this.elements.push(to);
    }
    return this.#flows.push({ source, target }) - 1;
  }

  /** Leads on from every element that has been led to. */
  fill(): void {
    for (let node = END + 1; node < this.elements.length; node += 1) {
      const element = this.elements[node];
      if (element !== undefined) this.options.set(node, this.#ways(node, element));
    }
  }

  #ways(node: number, element: FlowNode): NetNode['options'] | undefined {
    const drawn = this.#drawing.outgoing(element).filter(({ targetRef }) => targetRef !== undefined);
    const flows = new Map<SequenceFlow, number>(
      drawn.map((flow) => [flow, this.lead(node, flow.targetRef as FlowNode)]),
    );
    const other = flows.size > 0 ? [] : [this.lead(node, this.#linked.get(element.id ?? ''))];
    const events = this.#drawing
      .boundary(element)
      .filter((event) => !definitionTypes(event).includes('bpmn:CompensateEventDefinition'))
      .map((event) => ({ flow: this.lead(node, event), interrupts: interrupts(event) }));
    return optionsOf(element, flows, other, events);
  }

  net(): Net {
    const incoming = this.elements.map((): number[] => []);
    const outgoing = this.elements.map((): number[] => []);
    for (const [flow, { source, target }] of this.#flows.entries()) {
      incoming[target]?.push(flow);
      outgoing[source]?.push(flow);
    }
    const nodes = this.elements.map((element, node): NetNode => {
      const flows = { incoming: incoming[node] ?? [], outgoing: outgoing[node] ?? [] };
      const options = node === END ? [] : this.options.get(node);
      if (element === undefined) return { ...blank, ...flows, options: options ?? [] };
      const needs = flows.incoming.length > 1 || this.#starved(element).length > 0 ? needsOf(element) : 'any';
      return {
        ...flows,
        element,
        needs,
        options: options ?? [],
        endsScope: endsScope(element),
        works: worksAt(element),
        repeats: isA(element, 'bpmn:BoundaryEvent') && !interrupts(element),
        starved: needs === 'all' ? this.#starved(element) : [],
        opaque: options === undefined || isOpaque(element, this.#drawing),
      };
    });
    return { nodes, flows: this.#flows };
  }

  #starved(element: FlowNode): readonly FlowNode[] {
    return this.#drawing
      .incoming(element)
      .flatMap(({ sourceRef }) => (sourceRef === undefined ? [] : [sourceRef as FlowNode]))
      .filter((source) => !this.#numbers.has(source));
  }
}

const blank = {
  needs: 'any',
  endsScope: false,
  works: false,
  repeats: false,
  starved: [],
  opaque: false,
} as const;

function interrupts(event: BoundaryEvent): boolean {
  return event.cancelActivity !== false;
}

function isParallelEvent(node: FlowNode | undefined): boolean {
  return isA(node, 'bpmn:EventBasedGateway') && node.eventGatewayType === 'Parallel';
}

function needsOf(element: FlowNode): NetNode['needs'] {
  if (isA(element, 'bpmn:ParallelGateway')) return 'all';
  return isA(element, 'bpmn:InclusiveGateway') ? 'inclusive' : 'any';
}

function endsScope(element: FlowNode): boolean {
  const types = isA(element, 'bpmn:EndEvent') ? definitionTypes(element) : [];
  return types.some((type) => endingScope.includes(type));
}

/** Gateways, and ends that tell nobody, may be got to twice without anybody noticing. */
function worksAt(element: FlowNode): boolean {
  return (
    !isA(element, 'bpmn:Gateway') && !(isA(element, 'bpmn:EndEvent') && definitionTypes(element).length === 0)
  );
}

function isOpaque(element: FlowNode, drawing: Drawing): boolean {
  const { startQuantity = 1, completionQuantity = 1 } = element as Activity;
  if (startQuantity > 1 || completionQuantity > 1) return true;
  const ways = Math.max(drawing.incoming(element).length, drawing.outgoing(element).length);
  return isA(element, 'bpmn:ComplexGateway') && ways > 1;
}
