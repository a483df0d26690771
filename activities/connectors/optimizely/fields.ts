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

/** `draft` was never started, `paused` can go on, `ended` is in the archive. */
export const state = z.enum(['draft', 'running', 'paused', 'ended']);

export type State = z.output<typeof state>;

export const variationShown = z.object({
  variationId: z.string(),
  name: z.string(),
  percent,
});
