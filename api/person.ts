import { z } from 'zod';
import { roles } from '../engine/roles.ts';

/** Roles of people; docs/dialect.md. */
export const role = z.enum(roles);
export type Role = z.output<typeof role>;

/** A person's id as it stands in tasks, paths and logs: no e-mail address, for histories keep it for ever. */
export const personId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'Letters, digits, ".", "_", "-"; at most 64 characters.');

/** A person as another tool knows them: `slack:U061F7AUR`, or `slack:T012AB3C4/U061F7AUR` where only that workspace counts. */
export const identity = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,30}:[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/,
    'A tool, a colon, and its id of the person.',
  );

/** Who calls. */
export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Who calls where nobody has to say who they are. */
export const anonymous: Person = { id: 'anonymous', roles: [] };
