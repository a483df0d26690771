import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** Whom a mail is for. */
export const address = personal(z.email(), { category: 'contact', purpose: 'mails about work that waits' });

/** One line: a line break would let a text write headers. */
export const line = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[^\r\n]*$/);

/** What is known of a mail when the server has taken it. */
export const taken = z.object({
  /** RFC 5322, 3.6.4, without angle brackets: the mail is found by it in logs and mailboxes. */
  messageId: z.string(),
});
