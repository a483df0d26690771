import { z } from 'zod';

/** An input goes through histories, which take 2 MB at most. */
const LARGEST_CHARACTERS = 1_000_000;
/** With our marker it stays within the 255 characters that vendors and file systems take. */
const LONGEST_NAME = 200;

/** Input fields of an action that attaches a file whose content is text, which a process has at hand: the CSV of a report for example. */
export const attachedFile = {
  /** With its ending. Letters as in ASCII: vendors disagree how others are written in a form (Asana wants them URL-encoded). */
  name: z
    .string()
    .max(LONGEST_NAME)
    .regex(/^[A-Za-z0-9_][\w .()-]*\.[A-Za-z0-9]{1,8}$/),
  text: z.string().min(1).max(LARGEST_CHARACTERS),
  /** Said and not guessed: a page that is taken for a table helps nobody. */
  mediaType: z.enum(['text/csv', 'text/plain', 'text/html', 'application/json']),
};
