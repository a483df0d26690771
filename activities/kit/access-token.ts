import { z } from 'zod';
import type { Auth } from './auth.ts';
import type { Connection } from './connections.ts';
import { codeForStatus, retryAfterMs, toolError } from './errors.ts';
import { tokenRequest } from './token-request.ts';

/** Gives the current access token of a connection, fetching it when there is none or it is about to end. */
export interface AccessToken {
  read(): Promise<string>;
  /** Says that the tool refused this token; answers whether another one can be had. */
  renew(refused: string): Promise<boolean>;
}

/** RFC 6749, 5.1. */
const tokenAnswer = z
  .object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().default(3600) })
  .transform(({ access_token: token, expires_in: seconds }) => ({ token, seconds }));

/** Tokens are renewed this long before they end, so that none ends on its way. */
const MARGIN_MS = 60_000;
const TOKEN_TIMEOUT_MS = 20_000;

/** Chooses the grant by what the connection holds. */
export function accessToken(
  tool: {
    readonly id: string;
    readonly auth: Auth;
    readonly baseUrl: string;
    readonly scopes: readonly string[];
  },
  connection: Connection,
  now: () => number,
): AccessToken {
  const fixed = connection.token;
  if (fixed !== undefined) return { read: async () => fixed, renew: async () => false };
  const place = connection.tokenUrl ?? tool.auth.tokenUrl ?? '/oauth/token';
  const below = (connection.baseUrl ?? tool.baseUrl).replace(/\/$/, '');
  const tokenUrl = new URL(place.startsWith('/') ? below + place : place);
  let held: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  const fetchToken = async (): Promise<string> => {
    const { method, url, body, headers } = tokenRequest(tool, connection, tokenUrl, now());
    const request = `${method} ${tokenUrl.pathname}`;
    const answer = await fetch(url, {
      method,
      body,
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      // Calls share the token, so that the cancellation of one of them must not end the request of all.
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    }).catch(() => {
      throw toolError('UNAVAILABLE', { tool: tool.id, request });
    });
    const code = codeForStatus(answer.status);
    if (code !== undefined) {
      // RFC 6749, 5.2: a refused grant is answered with 400 or 401; both mean that the credential is no good.
      throw toolError(
        code === 'INVALID_INPUT' ? 'AUTH_FAILED' : code,
        { tool: tool.id, request, status: answer.status },
        retryAfterMs(answer.headers, now()),
      );
    }
    const granted: unknown = await answer.json().catch(() => undefined);
    const read = tool.auth.signIn?.read ?? ((given: unknown) => tokenAnswer.safeParse(given).data);
    const access = read(granted);
    if (access === undefined) throw toolError('BAD_RESPONSE', { tool: tool.id, request });
    held = { token: access.token, until: now() + access.seconds * 1000 - MARGIN_MS };
    return held.token;
  };

  return {
    async read() {
      if (held !== undefined && held.until > now()) return held.token;
      fetching ??= fetchToken().finally(() => {
        fetching = undefined;
      });
      return await fetching;
    },
    async renew(refused) {
      // Another call may have had a new one meanwhile.
      if (held?.token === refused) held = undefined;
      return true;
    },
  };
}
