import type { Place } from '../diagnostics.ts';
import type {
  Activity,
  BoundaryEvent,
  BpmnTypes,
  Drawn,
  FlowNode,
  Process,
  Scope,
  SequenceFlow,
} from './bpmn.ts';
import { isA, isScope } from './bpmn.ts';
import { groupBy } from './grouping.ts';
import type { Places } from './places.ts';

/** One file as it was drawn, indexed for the rules and the element compilers. Lists are in the order of the file. */
export interface Drawing {
  readonly file: string;
  readonly definitions: Drawn & BpmnTypes['bpmn:Definitions'];
  /** Every element below definitions, diagram interchange left out. */
  readonly elements: readonly Drawn[];
  readonly processes: readonly Process[];
  /** The processes that are compiled, with their sub-processes, outermost first. */
  readonly scopes: readonly Scope[];
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly SequenceFlow[];
  /** The element of this type with this id; type-checked, for references by id. */
  byId(id: string): Drawn | undefined;
  incoming(node: Drawn): readonly SequenceFlow[];
  outgoing(node: Drawn): readonly SequenceFlow[];
  boundary(activity: Drawn): readonly BoundaryEvent[];
  /** What a compensation boundary event points at by association. */
  handlerOf(boundaryEvent: Drawn): Activity | undefined;
  nodesIn(scope: Drawn): readonly FlowNode[];
  placeOf(element: Drawn): Place;
}

/** Indexes one parsed file; `processes` are those to compile. */
export function createDrawing(
  file: string,
  definitions: Drawn & BpmnTypes['bpmn:Definitions'],
  places: Places,
  processes: readonly Process[],
): Drawing {
  const elements = descend(definitions);
  const scopes = elements
    .filter(isScope)
    .filter((scope) => processes.some((process) => within(scope, process)));
  const inScope = new Set<Drawn | undefined>(scopes);
  const nodes = elements.filter((element): element is FlowNode => isA(element, 'bpmn:FlowNode'));
  const drawnNodes = nodes.filter(({ $parent }) => inScope.has($parent));
  const flows = elements
    .filter((element): element is SequenceFlow => isA(element, 'bpmn:SequenceFlow'))
    .filter(({ $parent }) => inScope.has($parent));
  const ids = new Map(
    elements.flatMap((element) => (element.id === undefined ? [] : [[element.id, element]])),
  );
  const bySource = groupBy(flows, ({ sourceRef }) => sourceRef as Drawn | undefined);
  const byTarget = groupBy(flows, ({ targetRef }) => targetRef as Drawn | undefined);
  const boundaryEvents = drawnNodes.filter((node): node is BoundaryEvent => isA(node, 'bpmn:BoundaryEvent'));
  const byHost = groupBy(boundaryEvents, ({ attachedToRef }) => attachedToRef as Drawn | undefined);
  const byParent = groupBy(drawnNodes, ({ $parent }) => $parent);
  const associations = elements.filter((element) => isA(element, 'bpmn:Association'));
  return {
    file,
    definitions,
    elements,
    processes,
    scopes,
    nodes: drawnNodes,
    flows,
    byId: (id) => ids.get(id),
    incoming: (node) => inListedOrder(byTarget.get(node) ?? [], (node as FlowNode).incoming),
    outgoing: (node) => inListedOrder(bySource.get(node) ?? [], (node as FlowNode).outgoing),
    boundary: (activity) => byHost.get(activity) ?? [],
    handlerOf: (event) => {
      for (const { sourceRef, targetRef } of associations) {
        const other = sourceRef === event ? targetRef : targetRef === event ? sourceRef : undefined;
        if (isA(other, 'bpmn:Activity')) return other;
      }
      return undefined;
    },
    nodesIn: (scope) => byParent.get(scope) ?? [],
    placeOf: (element) => {
      for (let at: Drawn | undefined = element; at !== undefined; at = at.$parent) {
        const place = at.id === undefined ? undefined : places.get(at.id)?.[0];
        if (place !== undefined) return place;
      }
      return { line: 1, col: 1 };
    },
  };
}

/** The process that an element lies in. */
export function processOf(element: Drawn): Process | undefined {
  for (let at: Drawn | undefined = element; at !== undefined; at = at.$parent) {
    if (isA(at, 'bpmn:Process')) return at;
  }
  return undefined;
}

/** Whether `element` is `scope` or lies in it, at any depth. */
export function within(element: Drawn, scope: Drawn): boolean {
  for (let at: Drawn | undefined = element; at !== undefined; at = at.$parent) {
    if (at === scope) return true;
  }
  return false;
}

const childLists = [
  'rootElements',
  'flowElements',
  'artifacts',
  'participants',
  'messageFlows',
  'laneSets',
  'lanes',
  'eventDefinitions',
  'conversations',
  'correlationKeys',
  'correlationSubscriptions',
  'resources',
  'dataInputs',
  'dataOutputs',
  'inputSets',
  'outputSets',
  'dataInputAssociations',
  'dataOutputAssociations',
  'properties',
  'operations',
  'ioBinding',
] as const;
const childElements = [
  'loopCharacteristics',
  'ioSpecification',
  'childLaneSet',
  'inputSet',
  'outputSet',
] as const;

type Children = { readonly [K in (typeof childLists)[number]]?: readonly Drawn[] } & {
  readonly [K in (typeof childElements)[number]]?: Drawn;
};

function descend(root: Drawn): readonly Drawn[] {
  const found: Drawn[] = [];
  const waiting: Drawn[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    const parent = next as Drawn & Children;
    const children = [
      ...childLists.flatMap((name) => parent[name] ?? []),
      ...childElements.flatMap((name) => parent[name] ?? []),
    ];
    waiting.push(...children.reverse());
  }
  return found;
}

function inListedOrder(
  flows: readonly SequenceFlow[],
  listed: readonly Drawn[] = [],
): readonly SequenceFlow[] {
  if (flows.length < 2) return flows;
  const rank = (flow: Drawn): number => (listed.includes(flow) ? listed.indexOf(flow) : listed.length);
  return flows.toSorted((a, b) => rank(a) - rank(b));
}
