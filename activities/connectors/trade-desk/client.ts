import { z } from 'zod';
import { ID_FIELDS, type person } from './fields.ts';

/** A person as the vendor's items name them. */
export function itemOf({ kind, id }: z.output<typeof person>): Readonly<Record<string, string>> {
  return { [ID_FIELDS[kind]]: id };
}

/** The lines of a request that were refused; the others were taken. */
export const taken = z.object({
  FailedLines: z
    .array(z.object({ ErrorCode: z.string().default('Unknown'), ItemNumber: z.string().nullish() }))
    .nullish(),
});
