import { z } from 'zod';

/** Query parameters of lists: how many, and the `next` of the page before. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().optional(),
};

/** A page of a list; `next` is what `after` takes, absent on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
