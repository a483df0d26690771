import { z } from 'zod';

/** Roles of people; docs/dialect.md. */
export const role = z.enum(['campaign-owner', 'ops', 'creative', 'legal', 'dpo', 'sales', 'auditor']);
export type Role = z.output<typeof role>;

/** A person's id as it stands in tasks, paths and logs: no e-mail address, for histories keep it for ever. */
export const personId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'Letters, digits, ".", "_", "-"; at most 64 characters.');

/** Who calls. */
export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Who calls where nobody has to say who they are. */
export const anonymous: Person = { id: 'anonymous', roles: [] };
