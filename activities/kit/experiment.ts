import { z } from 'zod';

export const experimentId = z.string().regex(/^\d+$/);

/** Share in percent, two digits after the point at most. */
export const percent = z.number().min(0).max(100);

/** How visitors are divided: all shares together are a hundred, and no name is there twice, for variations go by their names. */
export function shares<Variation extends z.ZodType<{ readonly name: string; readonly percent: number }>>(
  variation: Variation,
) {
  return z
    .array(variation)
    .min(2)
    .refine((all) => Math.abs(all.reduce((sum, one) => sum + one.percent, 0) - 100) < 0.01)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length);
}

/** How many visitors shall take part, and how they are divided. */
export const wantedTraffic = z.strictObject({
  experimentId,
  trafficPercent: percent.optional(),
  /** All of them, by name. */
  variations: shares(z.strictObject({ name: z.string().min(1), percent })).optional(),
});

/** `draft` was never started, `paused` can go on, `ended` cannot. */
export const state = z.enum(['draft', 'running', 'paused', 'ended']);

export type State = z.output<typeof state>;

/** An experiment as people look at it. */
export const experimentShown = z.object({
  name: z.string(),
  state,
  trafficPercent: percent,
  variations: z.array(z.object({ variationId: z.string(), name: z.string(), percent })),
});

/** What became of a variation so far by one metric. */
export const variationResult = z.object({
  variationId: z.string(),
  variation: z.string(),
  metric: z.string(),
  visitors: z.int(),
  conversions: z.number(),
  /** Between 0 and 1. */
  rate: z.number(),
  verdict: z.enum(['winner', 'loser', 'open']),
});
