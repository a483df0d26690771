import { createHash } from 'node:crypto';
import { plainName } from '../kit/marker.ts';

/** How much may be spent a day, and from when on (ISO 8601). Amounts in whatever unit the platform counts. */
export type Pace = readonly { readonly at: string; readonly daily: number }[];

/** What may be delivered: its pace, within a run from one time to another (epoch milliseconds). */
export interface Flight {
  readonly pace: Pace;
  readonly start: number;
  readonly end: number;
}

/** What a market is like: cost of a click, clicks of an impression, and the least share of its budget that demand uses up. */
export interface Market {
  readonly click: number;
  readonly clickRate: number;
  readonly demand: number;
}

export interface Delivered {
  readonly spent: number;
  readonly clicks: number;
  readonly impressions: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What an ad platform delivers from one day to another, both included (ISO 8601 dates), as far as time has come (`now`, epoch milliseconds):
 * it grows with budget and time, and what was spent on a day buys clicks at that day's price. The same for the same name, at every asking.
 */
export function deliver(
  flights: readonly Flight[],
  market: Market,
  { from, to, now, name }: { from: string; to: string; now: number; name: string },
): Delivered {
  // Ids and our marks are other ones in each run, and two runs have to be comparable.
  const seed = plainName(name);
  let [spent, clicks, impressions] = [0, 0, 0];
  for (let day = Date.parse(from); day <= Math.min(Date.parse(to), now); day += DAY_MS) {
    const planned = flights.reduce((sum, flight) => sum + plannedOn(flight, day, now), 0);
    const used = planned * between(market.demand, 1, `${seed} ${day} demand`);
    const bought = used / (market.click * between(0.8, 1.2, `${seed} ${day} price`));
    spent += used;
    clicks += bought;
    impressions += bought / (market.clickRate * between(0.9, 1.1, `${seed} ${day} interest`));
  }
  return { spent: Math.floor(spent), clicks, impressions: Math.floor(impressions) };
}

/** The days from one to another, both included, ISO 8601. */
export function daysBetween(from: string, to: string): readonly string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return Array.from({ length: Number.isFinite(count) ? Math.max(count, 0) : 0 }, (_none, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** What the rows of a report are about: each day by itself, or the whole time from one day to another. */
export function spansOf(from: string, to: string, daily: boolean): readonly (readonly [string, string])[] {
  return daily ? daysBetween(from, to).map((day) => [day, day] as const) : [[from, to]];
}

/** The pace goes on from a time at another amount a day, if it is another. */
export function paceFrom(pace: Pace, at: number, daily: number): Pace {
  return (pace.at(-1)?.daily ?? 0) === daily ? pace : [...pace, { at: new Date(at).toISOString(), daily }];
}

/** A number between two others that is always the same for a seed. */
export function between(low: number, high: number, seed: string): number {
  const share = createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
  return low + (high - low) * share;
}

/** What the pace allows on a day, so far as the day has come. */
function plannedOn({ pace, start, end }: Flight, day: number, now: number): number {
  const first = Math.max(day, start);
  const last = Math.min(day + DAY_MS, end, now);
  return pace.reduce((planned, { at, daily }, index) => {
    const next = pace[index + 1]?.at;
    const stretch =
      Math.min(last, next === undefined ? last : Date.parse(next)) - Math.max(first, Date.parse(at));
    return planned + daily * (Math.max(stretch, 0) / DAY_MS);
  }, 0);
}
