import { z } from 'zod';

/** Values by the name of a filter, in Looker's own words: `2026-12`, `de_leads%`, `last 7 days`. */
export const filters = z.record(z.string().min(1), z.string().min(1));
