import { z } from 'zod';

/** A vendor's time as UTC, ISO 8601 with milliseconds. One without an offset is UTC already, wherever the worker runs. */
export const utcTime = z
  .string()
  .transform((text) => (/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`))
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString());
