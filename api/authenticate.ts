import { isOpen, mayCall } from './access.ts';
import type { ApiKeys } from './api-keys.ts';
import { anonymous, type Person } from './person.ts';
import { Problem } from './problems.ts';
import type { Access } from './route.ts';

/** Who calls, by the header `authorization: Bearer mr_…`; KEY_MISSING, KEY_INVALID, or ROLE_MISSING. */
export function authenticate(keys: ApiKeys, access: Access, authorization: string | undefined): Person {
  if (isOpen(access)) return anonymous;
  const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw unauthorized('KEY_MISSING');
  const person = keys.find(token);
  if (person === undefined) throw unauthorized('KEY_INVALID');
  if (mayCall(access, person)) return person;
  throw new Problem('ROLE_MISSING', { detail: `this is for ${[access].flat().join(', ')}` });
}

/** RFC 6750, 3: the answer says which scheme is wanted. */
function unauthorized(code: 'KEY_MISSING' | 'KEY_INVALID'): Problem {
  const error = code === 'KEY_INVALID' ? ', error="invalid_token"' : '';
  return new Problem(code, { headers: { 'www-authenticate': `Bearer realm="maschinenraum"${error}` } });
}
