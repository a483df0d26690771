import type { Auth } from './auth.ts';
import type { Connection } from './connections.ts';

/** User and password as HTTP Basic sends them, RFC 7617: the token is the password of the user in a setting, or without one the user itself. */
export function basicCredential(
  { auth: { place } }: { readonly auth: Auth },
  { settings }: Connection,
  token: string,
): string {
  const userSetting = place.in === 'basic' ? place.userSetting : undefined;
  const user = userSetting === undefined ? token : String(settings[userSetting]);
  return Buffer.from(`${user}:${userSetting === undefined ? '' : token}`).toString('base64');
}
