import { z } from 'zod';

/** A channel's id, or its name with or without `#`. */
export const channel = z.string().min(1);

/** Slack's markup; a section block holds at most 3,000 characters (docs.slack.dev, Block Kit, section). */
export const text = z.string().min(1).max(3000);

/** Names a message within its channel. */
export const timestamp = z.string().regex(/^\d{10}\.\d{6}$/);
