import type { FlowNode } from '../parse/bpmn.ts';

/** The ways that tokens can go in one scope: its nodes, and the flows between them, both by their number. */
export interface Net {
  readonly nodes: readonly NetNode[];
  readonly flows: readonly NetFlow[];
}

export interface NetNode {
  /** What is drawn; nothing for the two nodes where the scope begins and where tokens end. */
  readonly element?: FlowNode;
  readonly incoming: readonly number[];
  readonly outgoing: readonly number[];
  /** Which tokens have to be there before one goes on: any, one of each flow, or BPMN's rule for inclusive joins. */
  readonly needs: 'any' | 'all' | 'inclusive';
  /** The ways on: of each the flows that get a token at the same time. */
  readonly options: readonly (readonly number[])[];
  /** A token that gets here ends the scope, with all others in it. */
  readonly endsScope: boolean;
  /** Something is done here: whoever gets here twice does it twice. */
  readonly works: boolean;
  /** It may happen any number of times: an event on a border that does not interrupt. */
  readonly repeats: boolean;
  /** Incoming flows whose source no token ever gets to, though the node needs one of each. */
  readonly starved: readonly FlowNode[];
  /** How tokens go on here is not written down in the drawing alone. */
  readonly opaque: boolean;
}

export interface NetFlow {
  readonly source: number;
  readonly target: number;
}

/** Where every scope begins, and where its tokens end. */
export const BEGIN = 0;
export const END = 1;

/** The flows from which a token can come to `flow` (which counts too) without passing `without`; about as many as `most`, the nearest. */
export function flowsBefore(net: Net, flow: number, without: number, most = Infinity): ReadonlySet<number> {
  const found = new Set([flow]);
  for (const next of found) {
    if (found.size > most) break;
    const source = net.flows[next]?.source ?? BEGIN;
    if (source !== without) for (const before of net.nodes[source]?.incoming ?? []) found.add(before);
  }
  return found;
}

/** The nodes that a token can come to from any of these, themselves not counted unless on a loop. */
export function nodesBehind(net: Net, nodes: Iterable<number>): ReadonlySet<number> {
  const found = new Set<number>();
  const spread = (node: number): void => {
    for (const flow of net.nodes[node]?.outgoing ?? []) found.add(net.flows[flow]?.target ?? END);
  };
  for (const node of nodes) spread(node);
  for (const node of found) spread(node);
  return found;
}

/** The nodes from which a token can come to this one, the nearest first; about as many as `most`. */
export function nodesBefore(net: Net, node: number, most: number): ReadonlySet<number> {
  const found = new Set<number>();
  const spread = (to: number): void => {
    for (const flow of net.nodes[to]?.incoming ?? []) found.add(net.flows[flow]?.source ?? BEGIN);
  };
  spread(node);
  for (const before of found) if (found.size < most) spread(before);
  return found;
}
