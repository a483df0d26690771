import { z } from 'zod';

/** A file in a multipart form, as routes and exchanges show it. */
export const sentFile = z.strictObject({ name: z.string(), type: z.string(), text: z.string() });

export type SentFile = z.output<typeof sentFile>;
