import { z } from 'zod';
import type { Auth } from './auth.ts';
import type { Connection } from './connections.ts';
import { codeForStatus, retryAfterMs, toolError, type ToolErrorCode } from './errors.ts';
import { readBody } from './read-body.ts';
import { asksForScopes, scopesAskedFor, tokenRequest } from './token-request.ts';

/** Gives the current access token of a connection, fetching it when there is none or it is about to end. */
export interface AccessToken {
  read(): Promise<string>;
  /** Says that the tool refused this token; answers whether another one can be had. */
  renew(refused: string): Promise<boolean>;
}

/** RFC 6749, 5.1 and A.12. Vendors say `null`, nothing or 0 where they name no end: one that ends sooner than an hour is refused, and had anew. */
const tokenAnswer = z
  .object({
    access_token: z.string().regex(/^[\x20-\x7e]+$/),
    expires_in: z.coerce.number().positive().catch(3600),
    refresh_token: z.string().nullish(),
  })
  .transform(({ access_token: token, expires_in: seconds, refresh_token: next }) => ({
    token,
    seconds,
    next: next || undefined,
  }));

/** What a token endpoint gave; `next` is the refresh token for the next time. */
interface Granted {
  readonly token: string;
  readonly seconds: number;
  readonly next?: string | undefined;
}

/** Tokens are renewed this long before they end, so that none ends on its way. */
const MARGIN_MS = 60_000;
const TOKEN_TIMEOUT_MS = 20_000;
const MOST_CLOCK_DIFFERENCE_S = 60;

const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** RFC 6749, 5.2. Any other word could be what we sent. */
const refusal = z.object({
  error: z.enum([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ]),
});

/** The scopes that were asked for, none where the credential says what it may, and who asked. */
interface Asked {
  readonly scopes: readonly string[];
  readonly serviceAccount: boolean;
}

/**
 * RFC 6749, 5.2; Google calls a service account `unauthorized_client` whose delegation for a domain lacks one of the scopes
 * (developers.google.com/identity/protocols/oauth2/service-account, JWT error codes).
 */
function areScopesRefused(vendorCode: string | undefined, { scopes, serviceAccount }: Asked): boolean {
  if (scopes.length === 0) return false;
  return vendorCode === 'invalid_scope' || (serviceAccount && vendorCode === 'unauthorized_client');
}

/** A refused grant is answered with 400 or 401; both mean that the credential is no good, or that it lacks a right. */
function refusalCode(code: ToolErrorCode, vendorCode: string | undefined, asked: Asked): ToolErrorCode {
  if (areScopesRefused(vendorCode, asked)) return 'SCOPES_REFUSED';
  if (vendorCode === 'invalid_scope') return 'FORBIDDEN';
  // Nothing at that address gives tokens.
  if (code === 'NOT_FOUND') return 'BAD_RESPONSE';
  return code === 'INVALID_INPUT' ? 'AUTH_FAILED' : code;
}

/** Assertions name times: a clock that is wrong is the likeliest reason why one is refused. */
function clockDifference(headers: Headers, now: number): readonly string[] {
  const seconds = Math.round((now - Date.parse(headers.get('date') ?? '')) / 1000);
  if (!(Math.abs(seconds) > MOST_CLOCK_DIFFERENCE_S)) return [];
  return [`the clock here is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the tool's`];
}

/**
 * Chooses the grant by what the connection holds.
 * @param replaced hears of a refresh token that the vendor gives in place of the one that was used (RFC 6749, 6)
 */
export function accessToken(
  tool: {
    readonly id: string;
    readonly auth: Auth;
    readonly baseUrl: string;
    readonly scopes: readonly string[];
  },
  connection: Connection,
  now: () => number,
  replaced: (refreshToken: string) => void = () => undefined,
): AccessToken {
  const fixed = connection.token;
  if (fixed !== undefined) return { read: async () => fixed, renew: async () => false };
  const place = connection.tokenUrl ?? tool.auth.tokenUrl ?? '/oauth/token';
  const below = (connection.baseUrl ?? tool.baseUrl).replace(/\/$/, '');
  const tokenUrl = new URL(place.startsWith('/') ? below + place : place);
  let held: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;
  let { refreshToken } = connection;

  const asked: Asked = {
    scopes: asksForScopes(tool, connection)
      ? scopesAskedFor(tool, connection).split(' ').filter(Boolean)
      : [],
    serviceAccount: connection.clientEmail !== undefined,
  };

  const fetchToken = async (): Promise<string> => {
    const { method, url, body, headers } = tokenRequest(
      tool,
      { ...connection, refreshToken },
      tokenUrl,
      now(),
    );
    const request = `${method} ${tokenUrl.pathname}`;
    // Calls share the token, so that the cancellation of one of them must not end the request of all.
    const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
    const answer = await fetch(url, {
      method,
      body,
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
      signal,
    }).catch(() => {
      throw toolError(signal.aborted ? 'TIMEOUT' : 'UNAVAILABLE', { tool: tool.id, request });
    });
    const code = codeForStatus(answer.status);
    const granted = await readBody(answer, LARGEST_ANSWER_BYTES)
      .then((bytes): unknown => JSON.parse(bytes.toString()))
      .catch(() => undefined);
    if (code !== undefined) {
      const vendorCode = refusal.safeParse(granted).data?.error;
      const refused = refusalCode(code, vendorCode, asked);
      const scopes = refused === 'SCOPES_REFUSED' ? [`asked for ${asked.scopes.join(', ')}`] : [];
      throw toolError(
        refused,
        {
          tool: tool.id,
          request,
          status: answer.status,
          ...(vendorCode === undefined ? {} : { vendorCode }),
          fields: [...scopes, ...clockDifference(answer.headers, now())],
        },
        retryAfterMs(answer.headers, now()),
      );
    }
    const access: Granted | undefined =
      tool.auth.signIn === undefined ? tokenAnswer.safeParse(granted).data : tool.auth.signIn.read(granted);
    if (access === undefined) throw toolError('BAD_RESPONSE', { tool: tool.id, request });
    if (refreshToken !== undefined && access.next !== undefined && access.next !== refreshToken) {
      refreshToken = access.next;
      replaced(refreshToken);
    }
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
