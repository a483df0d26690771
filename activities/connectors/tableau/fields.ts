import { z } from 'zod';

export const viewId = z.guid();

/** By the caption of the field, as views show it: `{ Channel: 'google-ads' }`. */
export const filters = z.record(z.string().min(1).max(255), z.string().max(1000));
