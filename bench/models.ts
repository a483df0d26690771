import type { Expression } from '../engine/feel/tree.ts';
import type { Element, Flow, Model } from '../engine/model.ts';

/** The activity that all benchmarks call: it gives back what it gets. */
export const ECHO = 'bench.echo';

type Node = { readonly id: string } & (
  | { readonly kind: 'startEvent' | 'endEvent' | 'task' | 'serviceTask' | 'userTask' }
  | { readonly kind: 'parallelGateway' }
);

/** A process from its nodes and the arrows between them; service tasks echo. */
export function processOf(
  id: string,
  nodes: readonly Node[],
  arrows: readonly (readonly [string, string])[],
): Model {
  const flows: Flow[] = arrows.map(([source, target]) => ({ id: `${source}-${target}`, source, target }));
  const elements = nodes.map((node): Element => {
    const base = {
      id: node.id,
      scope: id,
      incoming: flows.filter((flow) => flow.target === node.id).map((flow) => flow.id),
      outgoing: flows.filter((flow) => flow.source === node.id).map((flow) => flow.id),
    };
    switch (node.kind) {
      case 'startEvent':
        return { ...base, kind: 'startEvent', event: { kind: 'none' }, interrupting: true };
      case 'endEvent':
        return { ...base, kind: 'endEvent', event: { kind: 'none' } };
      case 'serviceTask':
        return { ...base, kind: 'serviceTask', job: { type: text(ECHO) }, inputs: [] };
      case 'userTask':
        return {
          ...base,
          kind: 'userTask',
          task: { candidateGroups: { kind: 'list', items: [text('ops')], at: [0, 0] } },
        };
      case 'task':
      case 'parallelGateway':
        return { ...base, kind: node.kind };
      default:
        return node satisfies never;
    }
  });
  const process: Element = { kind: 'process', id, incoming: [], outgoing: [], starts: ['start'] };
  return {
    id,
    elements: Object.fromEntries([process, ...elements].map((element) => [element.id, element])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
  };
}

/** `count` tasks one after the other. */
export function sequence(id: string, count: number, kind: 'task' | 'serviceTask'): Model {
  const tasks = Array.from({ length: count }, (_, index): Node => ({ id: `step${index + 1}`, kind }));
  const nodes: readonly Node[] = [
    { id: 'start', kind: 'startEvent' },
    ...tasks,
    { id: 'end', kind: 'endEvent' },
  ];
  const arrows = nodes.slice(1).map((node, index) => [nodes[index]?.id ?? '', node.id] as const);
  return processOf(id, nodes, arrows);
}

/** `count` service tasks between a parallel fork and its join. */
export function parallel(id: string, count: number): Model {
  const tasks = Array.from({ length: count }, (_, index): Node => ({
    id: `step${index + 1}`,
    kind: 'serviceTask',
  }));
  return processOf(
    id,
    [
      { id: 'start', kind: 'startEvent' },
      { id: 'fork', kind: 'parallelGateway' },
      ...tasks,
      { id: 'join', kind: 'parallelGateway' },
      { id: 'end', kind: 'endEvent' },
    ],
    [
      ['start', 'fork'],
      ...tasks.map((task) => ['fork', task.id] as const),
      ...tasks.map((task) => [task.id, 'join'] as const),
      ['join', 'end'],
    ],
  );
}

/** One task for a person. */
export function decision(id: string): Model {
  return processOf(
    id,
    [
      { id: 'start', kind: 'startEvent' },
      { id: 'decide', kind: 'userTask' },
      { id: 'end', kind: 'endEvent' },
    ],
    [
      ['start', 'decide'],
      ['decide', 'end'],
    ],
  );
}

export const benchModels = {
  steps1: sequence('steps1', 1, 'serviceTask'),
  steps5: sequence('steps5', 5, 'serviceTask'),
  steps10: sequence('steps10', 10, 'serviceTask'),
  parallel5: parallel('parallel5', 5),
  decision: decision('decision'),
} as const satisfies Record<string, Model>;

export type BenchProcess = keyof typeof benchModels;

function text(value: string): Expression {
  return { kind: 'string', value, at: [0, 0] };
}
