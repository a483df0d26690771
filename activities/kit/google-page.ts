import { z } from 'zod';

/** A page of a list of Google's, whose items are in a field named after them; empty fields are left out (proto3 JSON mapping). */
export function googlePage<Item extends z.ZodType>(name: string, item: Item) {
  return z.preprocess(
    (body) => {
      const fields = z.looseObject({}).safeParse(body).data;
      return fields && { items: fields[name], nextPageToken: fields['nextPageToken'] };
    },
    z.object({ items: z.array(item).default([]), nextPageToken: z.string().default('') }),
  );
}
