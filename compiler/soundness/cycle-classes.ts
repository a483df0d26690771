import { BEGIN, END, type Net } from './net.ts';

/**
 * The flows that lie on the same cycles, each class in the order in which tokens come by. Two flows do if taking both away cuts the
 * net (with a flow from its end to its beginning) in two, that is, if the same cycles of a spanning tree run over both: every flow
 * beside the tree gets a random number, every flow of the tree the exclusive or of all whose cycle it lies on.
 */
export function cycleClasses(net: Net): readonly (readonly number[])[] {
  const { parents, order } = spanningTree(net);
  const labels = new Labels(net.flows.length + 1);
  const marks = new Labels(net.nodes.length);
  const tree = new Set(parents.values());
  for (const [flow, { source, target }] of [...net.flows, back].entries()) {
    if (tree.has(flow)) continue;
    labels.draw(flow);
    marks.add(source, labels, flow);
    marks.add(target, labels, flow);
  }
  for (const node of order.toReversed()) {
    const flow = parents.get(node);
    if (flow === undefined) continue;
    const { source, target } = net.flows[flow] ?? back;
    labels.add(flow, marks, node);
    marks.add(source === node ? target : source, marks, node);
  }
  const classes = new Map<string, number[]>();
  for (const flow of inOrder(net)) {
    const key = labels.keyOf(flow);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [flow]);
    else known.push(flow);
  }
  return [...classes.values()];
}

const back = { source: END, target: BEGIN };

/** For every node but the first the flow by which the tree gets to it, against its direction too; nodes as they were got to. */
function spanningTree(net: Net): {
  readonly parents: ReadonlyMap<number, number>;
  readonly order: readonly number[];
} {
  const parents = new Map<number, number>();
  const found = new Set([BEGIN]);
  for (const node of found) {
    const { incoming = [], outgoing = [] } = net.nodes[node] ?? {};
    for (const flow of [...outgoing, ...incoming]) {
      const { source, target } = net.flows[flow] ?? back;
      const other = source === node ? target : source;
      if (found.has(other)) continue;
      found.add(other);
      parents.set(other, flow);
    }
  }
  return { parents, order: [...found] };
}

/** Flows as they are met from the beginning: one that all ways to another lead over comes before it. */
function inOrder(net: Net): readonly number[] {
  const found = new Set([BEGIN]);
  const flows: number[] = [];
  for (const node of found) {
    for (const flow of net.nodes[node]?.outgoing ?? []) {
      flows.push(flow);
      found.add(net.flows[flow]?.target ?? END);
    }
  }
  return flows;
}

/** Numbers of 64 bits; the same for the same file. */
class Labels {
  readonly #bits: Int32Array;
  #seed = 0;

  constructor(count: number) {
    this.#bits = new Int32Array(2 * count);
  }

  draw(at: number): void {
    this.#bits[2 * at] = this.#next();
    this.#bits[2 * at + 1] = this.#next();
  }

  add(at: number, other: Labels, from: number): void {
    for (const half of [0, 1])
      this.#bits[2 * at + half] = (this.#bits[2 * at + half] ?? 0) ^ (other.#bits[2 * from + half] ?? 0);
  }

  keyOf(at: number): string {
    return `${this.#bits[2 * at]} ${this.#bits[2 * at + 1]}`;
  }

  /** splitmix32 (Steele, Lea, Flood, 2014): nothing but spread is asked of it. */
  #next(): number {
    this.#seed = (this.#seed + 0x9e3779b9) | 0;
    let bits = this.#seed ^ (this.#seed >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return bits ^ (bits >>> 15);
  }
}
