/** What a platform that delivers day by day keeps of time. */
export interface LatestDay {
  /** The latest day that figures were asked for: a process whose timers are skipped runs ahead of this machine's clock. */
  latestDay: string;
}

/** Keeps the day up to which figures are asked for, where it is the latest so far. */
export function askedUpTo(state: LatestDay, day: string): void {
  if (day > state.latestDay) state.latestDay = day;
}

/** Epoch milliseconds: now, or the beginning of a later day that figures were asked for. */
export function today({ latestDay }: Readonly<LatestDay>, now: Date): number {
  return Math.max(now.getTime(), Date.parse(latestDay));
}
