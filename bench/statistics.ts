/** Figures of one measured thing; milliseconds unless its name says otherwise. */
export interface Figures {
  readonly n: number;
  readonly median: number;
  readonly p90: number;
}

export function figuresOf(samples: readonly number[]): Figures {
  const sorted = [...samples].sort((a, b) => a - b);
  return { n: sorted.length, median: at(sorted, 0.5), p90: at(sorted, 0.9) };
}

function at(sorted: readonly number[], quantile: number): number {
  return round(sorted[Math.min(Math.floor(sorted.length * quantile), sorted.length - 1)] ?? Number.NaN);
}

export function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
