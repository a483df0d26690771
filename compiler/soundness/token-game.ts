import type { Marking } from './marking.ts';
import { withToken, withoutTokens } from './marking.ts';
import { BEGIN, END, type Net, type NetNode } from './net.ts';
import type { Region, Way } from './regions.ts';

/** Something that may happen next. */
export interface Move {
  readonly node: number;
  /** Nothing if two tokens come together on one way. */
  readonly to?: Marking;
  /** A second token leaves the region, or comes to a join behind one that still waits there. */
  readonly repeats: boolean;
  /** The whole scope ends. */
  readonly ends: boolean;
}

/** The token game of one region, into which one token comes. Conditions choose freely. */
export class TokenGame {
  readonly #net: Net;
  readonly #region: Region;
  readonly #into = new Map<number, number[]>();
  readonly #byFlow = new Map<number, number>();
  readonly #before = new Map<number, ReadonlySet<number>>();
  readonly #dead: ReadonlySet<number>;

  /** No token comes out of the regions that are `dead`, by their number. */
  constructor(net: Net, region: Region, dead: ReadonlySet<number>) {
    this.#dead = dead;
    this.#net = net;
    this.#region = region;
    for (const [way, { flows, target }] of region.ways.entries()) {
      if (way !== region.entry) this.#byFlow.set(flows[0], way);
      if (target === undefined) continue;
      const known = this.#into.get(target);
      if (known === undefined) this.#into.set(target, [way]);
      else known.push(way);
    }
  }

  /** The ways that lead into a node. */
  into(node: number): readonly number[] {
    return this.#into.get(node) ?? [];
  }

  /** The merges that tokens have come to by several ways. */
  crowded(marking: Marking): readonly number[] {
    const targets = this.#arrived(marking);
    return [...new Set(targets)].filter(
      (node) => this.#node(node).needs === 'any' && targets.indexOf(node) < targets.lastIndexOf(node),
    );
  }

  /** Whether a token has come out of the region. */
  isLeft(marking: Marking): boolean {
    return marking.some((way) => this.#leadsOut(way) && !this.#isBlocked(way));
  }

  begin(): readonly Marking[] {
    if (this.#region.entry !== undefined) return [[this.#region.entry]];
    return this.#leave(BEGIN, []).flatMap(({ to }) => (to === undefined ? [] : [to]));
  }

  moves(marking: Marking): readonly Move[] {
    const moves = [...new Set(this.#arrived(marking))].flatMap((node) =>
      this.#taken(node, marking).flatMap((taken) => this.#leave(node, withoutTokens(marking, taken))),
    );
    return marking.some((way) => this.#endsScope(way))
      ? [...moves, { node: END, repeats: false, ends: true }]
      : moves;
  }

  /** The nodes that tokens have come to. */
  #arrived(marking: Marking): readonly number[] {
    return marking.flatMap((way) => (this.#isBlocked(way) ? [] : (this.#way(way)?.target ?? [])));
  }

  #isBlocked(way: number): boolean {
    return this.#way(way)?.through.some((region) => this.#dead.has(region)) === true;
  }

  /** The ways from which a node may take a token each to let one through. */
  #taken(node: number, marking: Marking): readonly (readonly number[])[] {
    const into = this.into(node);
    const held = into.filter((way) => marking.includes(way) && !this.#isBlocked(way));
    const { needs, starved = [] } = this.#net.nodes[node] ?? {};
    if (needs === 'all') return held.length === into.length && starved.length === 0 ? [held] : [];
    if (needs === 'inclusive') return this.#nothingMissing(node, held, marking) ? [held] : [];
    return held.map((way) => [way]);
  }

  /** BPMN 2.0, 13.4.3: no token can come on a way that has none, unless it can as well on one that has. */
  #nothingMissing(join: number, held: readonly number[], marking: Marking): boolean {
    const missing = this.into(join).filter((way) => !held.includes(way));
    const reaches = (token: number) => (to: number) => this.#waysBefore(to, join).has(token);
    const elsewhere = marking.filter((token) => !held.includes(token));
    return elsewhere.every((token) => !missing.some(reaches(token)) || held.some(reaches(token)));
  }

  #waysBefore(to: number, join: number): ReadonlySet<number> {
    const known = this.#before.get(to);
    if (known !== undefined) return known;
    const found = new Set([to]);
    for (const way of found) {
      const source = way === this.#region.entry ? undefined : this.#way(way)?.source;
      if (source === undefined || source === join) continue;
      for (const before of this.into(source)) found.add(before);
    }
    this.#before.set(to, found);
    return found;
  }

  #leave(node: number, left: Marking): readonly Move[] {
    const { options, endsScope } = this.#node(node);
    return options.map((flows) => {
      const ways = flows.flatMap((flow) => this.#byFlow.get(flow) ?? []);
      const kept = ways.filter((way) => this.#way(way)?.target !== END || this.#endsScope(way));
      const repeats = kept.some((way) => left.includes(way) && (this.#leadsOut(way) || this.#waits(way)));
      const to = kept.reduce<Marking | undefined>(
        (marking, way) =>
          marking && (this.#leadsOut(way) && marking.includes(way) ? marking : withToken(marking, way)),
        left,
      );
      return { node, repeats, ends: endsScope, ...(to === undefined ? {} : { to }) };
    });
  }

  /** Whether tokens on this way wait for others. */
  #waits(way: number): boolean {
    return this.#node(this.#way(way)?.target).needs !== 'any';
  }

  /** Whether this way leads out of the region. */
  #leadsOut(way: number): boolean {
    return this.#way(way)?.target === undefined;
  }

  #endsScope(way: number): boolean {
    const last = this.#way(way)?.flows.at(-1) ?? -1;
    if (this.#isBlocked(way)) return false;
    return this.#node(this.#net.flows[last]?.source).endsScope;
  }

  #way(way: number): Way | undefined {
    return this.#region.ways[way];
  }

  #node(node: number | undefined): NetNode {
    const found = this.#net.nodes[node ?? BEGIN];
    if (found === undefined) throw new Error(`the net has no node ${node}`);
    return found;
  }
}
