/** Where a request carries its credential. */
export type Placement =
  | { readonly in: 'header'; readonly name: string; readonly prefix?: string }
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'nowhere' };

/** How a connection may prove who it is; a plain `token` is always accepted. */
export type Grant = 'token' | 'refresh-token' | 'client-credentials' | 'service-account';

/** How a tool wants to be shown a credential, and where access tokens come from. */
export interface Auth {
  readonly place: Placement;
  readonly grants: readonly Grant[];
  /** OAuth 2.0 token endpoint, absolute or below the base URL; needed by every grant but `token`. */
  readonly tokenUrl?: string;
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

/** No credential at all. */
export const noAuth: Auth = { place: { in: 'nowhere' }, grants: [] };
