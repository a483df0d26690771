import { z } from 'zod';

/** Regional database: the two letters of the country, `uk` for Great Britain. */
export const database = z.string().regex(/^[a-z]{2}$/);
