import { z } from 'zod';

/** A channel's id (`19:…@thread.tacv2`), or its name with or without `#`. */
export const channel = z.string().min(1);

/** Shown in a card, with the Markdown that cards know; a message is 28 KB at most (learn.microsoft.com, Teams limits). */
export const text = z.string().min(1).max(10_000);

/** Where a message is. */
export const posted = z.object({ channelId: z.string(), messageId: z.string() });
