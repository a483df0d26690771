import { cycleClasses } from './cycle-classes.ts';
import { BEGIN, END, type Net } from './net.ts';

/** A part of a net that one flow leads into and one out of, and the parts inside that are like it: each can be looked at alone. */
export interface Region {
  /** Its own nodes, without those of the regions inside. */
  readonly nodes: readonly number[];
  /** The ways by which tokens go between its nodes. */
  readonly ways: readonly Way[];
  /** In how many others it lies. */
  readonly depth: number;
  /** The way that brings the token; for the whole scope the token stands at BEGIN. */
  readonly entry?: number;
}

/** Flows one after the other, through regions inside as if those were mere steps. */
export interface Way {
  readonly flows: readonly [number, ...number[]];
  /** The regions that they go through, by their place in the list. */
  readonly through: readonly number[];
  readonly source: number;
  /** Nothing for the way out of the region. */
  readonly target?: number;
}

interface Part {
  readonly entry?: number;
  readonly exit?: number;
  parent: number;
  depth: number;
  readonly nodes: number[];
}

/**
 * The program structure tree of the net (Johnson, Pearson, Pingali: The program structure tree, 1994): two flows enclose a region if
 * every cycle goes through both or neither, in a net whose end leads back to its beginning.
 */
export function regionsOf(net: Net): readonly Region[] {
  const parts: Part[] = [{ parent: 0, depth: 0, nodes: [] }];
  const entries = new Map<number, number>();
  const exits = new Map<number, number>();
  for (const flows of endsEverywhere(net) ? cycleClasses(net) : []) {
    for (const [index, exit] of flows.slice(1).entries()) {
      const entry = flows[index] ?? 0;
      entries.set(entry, parts.length);
      exits.set(exit, parts.length);
      parts.push({ entry, exit, parent: 0, depth: 0, nodes: [] });
    }
  }
  const home = place(net, parts, entries, exits);
  return parts.map((part, number) => regionOf(net, part, number, { parts, entries, home }));
}

/** Puts every node into its innermost part, and says which part each is in. */
function place(
  net: Net,
  parts: readonly Part[],
  entries: ReadonlyMap<number, number>,
  exits: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const home = new Map([[BEGIN, 0]]);
  for (const [node, within] of home) {
    parts[within]?.nodes.push(node);
    for (const flow of net.nodes[node]?.outgoing ?? []) {
      let part = exits.has(flow) ? (parts[within]?.parent ?? 0) : within;
      const entered = entries.get(flow);
      const inner = parts[entered ?? -1];
      if (entered !== undefined && inner !== undefined) {
        inner.parent = part;
        inner.depth = (parts[part]?.depth ?? 0) + 1;
        part = entered;
      }
      const target = net.flows[flow]?.target ?? END;
      if (!home.has(target)) home.set(target, part);
    }
  }
  return home;
}

interface Tree {
  readonly parts: readonly Part[];
  readonly entries: ReadonlyMap<number, number>;
  readonly home: ReadonlyMap<number, number>;
}

function regionOf(net: Net, part: Part, number: number, tree: Tree): Region {
  const inside = (flow: number): boolean => tree.home.get(net.flows[flow]?.target ?? END) === number;
  const wayFrom = (first: number): Way => {
    const flows: [number, ...number[]] = [first];
    const through: number[] = [];
    let last = first;
    while (last !== part.exit && !inside(last)) {
      const entered = tree.entries.get(last) ?? -1;
      const exit = tree.parts[entered]?.exit;
      if (exit === undefined) throw new Error(`flow ${last} leads out of its region`);
      through.push(entered);
      flows.push(exit);
      last = exit;
    }
    const way = { flows, through, source: net.flows[first]?.source ?? BEGIN };
    return last === part.exit ? way : { ...way, target: net.flows[last]?.target ?? END };
  };
  const own = part.nodes.flatMap((node) => net.nodes[node]?.outgoing ?? []).map(wayFrom);
  const { nodes, depth } = part;
  if (part.entry === undefined) return { nodes, depth, ways: own };
  return { nodes, depth, ways: [...own, wayFrom(part.entry)], entry: own.length };
}

/** Whether the end can be got to from every node. */
function endsEverywhere(net: Net): boolean {
  const found = new Set([END]);
  for (const node of found)
    for (const flow of net.nodes[node]?.incoming ?? []) found.add(net.flows[flow]?.source ?? BEGIN);
  return found.size === net.nodes.length;
}
