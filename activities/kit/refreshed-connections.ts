import type { Connections } from './connections.ts';

/** Keeps the refresh tokens that vendors gave in place of those that connections are configured with. */
export interface RefreshTokens {
  /** The latest of those that followed on the configured one; undefined where none did. */
  latest(connection: string, configured: string): string | undefined;
  keep(connection: string, configured: string, latest: string): void;
}

/**
 * Connections whose refresh token is the latest that the vendor gave (RFC 6749, 6: the client must discard the old one). Where
 * another one is configured, what followed on the old one is nothing.
 * @param failed hears which connection's new token could not be kept: it holds until this process ends
 */
export function refreshedConnections(
  connections: Connections,
  tokens: RefreshTokens,
  failed: (connection: string) => void,
): Connections {
  const configured = new Map<string, string>();
  const unkept = new Map<string, string>();
  return {
    async find(id, search) {
      const found = await connections.find(id, search);
      const { refreshToken: first } = found;
      if (first === undefined) return found;
      if (configured.get(id) !== first) unkept.delete(id);
      configured.set(id, first);
      return { ...found, refreshToken: unkept.get(id) ?? tokens.latest(id, first) ?? first };
    },
    keepRefreshToken(id, latest) {
      const first = configured.get(id);
      if (first === undefined) return;
      try {
        tokens.keep(id, first, latest);
        unkept.delete(id);
      } catch {
        unkept.set(id, latest);
        failed(id);
      }
    },
  };
}
