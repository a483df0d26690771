import type { Connection } from './connections.ts';

/** Where a request carries its credential. */
export type Placement =
  | { readonly in: 'header'; readonly name: string; readonly prefix?: string }
  | { readonly in: 'query'; readonly name: string }
  /** HTTP Basic, RFC 7617: the token is the password of the user that a setting names, or without one the user itself. */
  | { readonly in: 'basic'; readonly userSetting?: string }
  | { readonly in: 'nowhere' };

/** How a connection may prove who it is; a plain `token` is always accepted. */
export type Grant = 'token' | 'refresh-token' | 'client-credentials' | 'service-account' | 'jwt-bearer';

/** How a tool wants to be shown a credential, and where access tokens come from. */
export interface Auth {
  readonly place: Placement;
  readonly grants: readonly Grant[];
  /** OAuth 2.0 token endpoint, absolute or below the base URL; needed by every grant but `token`. */
  readonly tokenUrl?: string;
  /** What is asked for instead of the tool's scopes, where the vendor names rights elsewhere: Entra's `.default`. */
  readonly scope?: string;
  /** How an access token is asked for where the vendor does not do it as RFC 6749 says. */
  readonly signIn?: SignIn;
}

/** A vendor's own way from a client's id and secret to an access token. */
export interface SignIn {
  /** Sent to the token endpoint. */
  request(client: Pick<Connection, 'clientId' | 'clientSecret' | 'settings'>): {
    readonly method: 'GET' | 'POST';
    readonly query?: Readonly<Record<string, string>>;
    readonly form?: Readonly<Record<string, string>>;
    readonly json?: unknown;
  };
  /** The token and its life in seconds, or nothing where the answer is not what the vendor documents. */
  read(body: unknown): { readonly token: string; readonly seconds: number } | undefined;
}

/** OAuth 2.0 bearer token in the Authorization header, RFC 6750. */
export function bearer(
  options: Omit<Auth, 'place' | 'grants'> & { readonly grants?: readonly Grant[] } = {},
): Auth {
  return {
    grants: ['token'],
    ...options,
    place: { in: 'header', name: 'authorization', prefix: 'Bearer ' },
  };
}

/** A fixed key in a header, after an optional prefix. */
export function headerKey(name: string, prefix?: string): Auth {
  return {
    place: { in: 'header', name, ...(prefix === undefined ? {} : { prefix }) },
    grants: ['token'],
  };
}

/** A fixed key in a query parameter. */
export function queryKey(name: string): Auth {
  return { place: { in: 'query', name }, grants: ['token'] };
}

/** A fixed key by HTTP Basic, as the password of the user in a setting, or as the user itself. */
export function basicKey(userSetting?: string): Auth {
  return { place: { in: 'basic', ...(userSetting === undefined ? {} : { userSetting }) }, grants: ['token'] };
}

/** No credential at all. */
export const noAuth: Auth = { place: { in: 'nowhere' }, grants: [] };
