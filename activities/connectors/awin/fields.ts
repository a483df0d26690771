import { z } from 'zod';

export const transactionId = z.string().regex(/^\d+$/);
export const transactionIds = z.array(transactionId).min(1).max(1000);
export const publisherId = z.string().regex(/^\d+$/);

/** ISO 4217; amounts beside it are in its minor units. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** What people at the partner read. */
export const reason = z.string().min(1).max(255);

/** Which transactions are as they should be now, and which could not be changed, with why in the vendor's words. */
export const outcome = z.object({
  done: z.array(transactionId),
  failed: z.array(z.object({ transactionId, why: z.string() })),
});
