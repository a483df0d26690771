import { createSign } from 'node:crypto';
import { z } from 'zod';
import type { Auth } from './auth.ts';
import type { Connection } from './connections.ts';
import { codeForStatus, retryAfterMs, toolError } from './errors.ts';

/** Gives the current access token of a connection, fetching it when there is none or it is about to end. */
export interface AccessToken {
  read(): Promise<string>;
  /** Drops the token because the tool refused it; answers whether another one can be had. */
  renew(): boolean;
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
});

/** Tokens are renewed this long before they end, so that none ends on its way. */
const MARGIN_MS = 60_000;
const TOKEN_TIMEOUT_MS = 20_000;
const ASSERTION_SECONDS = 3600;

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
  if (fixed !== undefined) return { read: async () => fixed, renew: () => false };
  const tokenUrl = new URL(
    connection.tokenUrl ?? tool.auth.tokenUrl ?? '/oauth/token',
    connection.baseUrl ?? tool.baseUrl,
  );
  let held: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  const fetchToken = async (): Promise<string> => {
    const form = grantForm(connection, tool.scopes, tokenUrl.href, now());
    const request = `POST ${tokenUrl.pathname}`;
    const answer = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(form),
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
    const parsed = tokenAnswer.safeParse(await answer.json().catch(() => undefined));
    if (!parsed.success) throw toolError('BAD_RESPONSE', { tool: tool.id, request });
    held = {
      token: parsed.data.access_token,
      until: now() + parsed.data.expires_in * 1000 - MARGIN_MS,
    };
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
    renew() {
      held = undefined;
      return true;
    },
  };
}

function grantForm(
  connection: Connection,
  scopes: readonly string[],
  audience: string,
  now: number,
): Record<string, string> {
  if (connection.clientEmail !== undefined && connection.privateKey !== undefined) {
    return {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: signedAssertion(connection.clientEmail, connection.privateKey, scopes, audience, now),
    };
  }
  const client = {
    client_id: connection.clientId ?? '',
    client_secret: connection.clientSecret ?? '',
  };
  return connection.refreshToken === undefined
    ? {
        grant_type: 'client_credentials',
        ...client,
        ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
      }
    : { grant_type: 'refresh_token', refresh_token: connection.refreshToken, ...client };
}

/** JWT profile for OAuth 2.0 authorization grants, RFC 7523, as Google's service accounts use it. */
function signedAssertion(
  issuer: string,
  privateKey: string,
  scopes: readonly string[],
  audience: string,
  now: number,
): string {
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    iss: issuer,
    scope: scopes.join(' '),
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + ASSERTION_SECONDS,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}
