import type { Person } from './person.ts';
import type { Access } from './route.ts';

/** Whether a route is called without a key. */
export function isOpen(access: Access): access is 'public' | 'signature' {
  return access === 'public' || access === 'signature';
}

/** Whether a person's key opens a route: the one rule by which the API refuses, and says beforehand what it would refuse. */
export function mayCall(access: Exclude<Access, 'public' | 'signature'>, { roles }: Person): boolean {
  return access === 'any-role' || access.some((role) => roles.includes(role));
}
