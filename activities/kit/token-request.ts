import { createSign } from 'node:crypto';
import type { Auth } from './auth.ts';
import type { Connection } from './connections.ts';

/** An hour is the longest that Google takes; Salesforce wants it within three minutes. */
const ASSERTION_SECONDS = 180;

/** A request for an access token. */
export interface TokenRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body: URLSearchParams | string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What says which rights an access token has. */
interface Scoped {
  readonly auth: Auth;
  readonly scopes: readonly string[];
}

/** Whether the tool's scopes are asked for with a connection, so that it may ask for fewer; else its rights are those that its credential has. */
export function asksForScopes(
  { auth }: Pick<Scoped, 'auth'>,
  { token, clientEmail, clientId, clientSecret, refreshToken, subject, privateKey }: Connection,
): boolean {
  if (token !== undefined || auth.signIn !== undefined || auth.scope !== undefined) return false;
  if (privateKey !== undefined && clientEmail !== undefined) return true;
  if (privateKey !== undefined && clientId !== undefined && subject !== undefined) return false;
  return clientSecret !== undefined && refreshToken === undefined;
}

/** What is asked for, separated by spaces (RFC 6749, 3.3). */
export function scopesAskedFor({ auth, scopes }: Scoped, connection: Connection): string {
  return auth.scope ?? (connection.scopes ?? scopes).join(' ');
}

/** Asks in the vendor's own way, else by the grant that the connection holds credentials for. */
export function tokenRequest(tool: Scoped, connection: Connection, tokenUrl: URL, now: number): TokenRequest {
  const { signIn } = tool.auth;
  if (signIn === undefined) {
    const body = new URLSearchParams(grantForm(connection, scopesAskedFor(tool, connection), tokenUrl, now));
    return { method: 'POST', url: tokenUrl, body, headers: {} };
  }
  const { method, query, form, json } = signIn.request(connection);
  const url = new URL(tokenUrl);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return json === undefined
    ? { method, url, body: form === undefined ? null : new URLSearchParams(form), headers: {} }
    : { method, url, body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
}

function grantForm(
  { clientEmail, clientId, clientSecret, privateKey, refreshToken, subject }: Connection,
  scope: string,
  tokenUrl: URL,
  now: number,
): Record<string, string> {
  const scoped = scope === '' ? {} : { scope };
  if (clientEmail !== undefined && privateKey !== undefined) {
    // Google, "Using OAuth 2.0 for server to server applications": the rights are claimed in the assertion, and the person
    // for whom a domain let the account act.
    const person = subject === undefined ? {} : { sub: subject };
    return assertionForm({ iss: clientEmail, ...person, ...scoped, aud: tokenUrl.href }, privateKey, now);
  }
  if (clientId !== undefined && subject !== undefined && privateKey !== undefined) {
    // Salesforce, "OAuth 2.0 JWT bearer flow": the audience is the login host, the rights are those of the connected app.
    return assertionForm({ iss: clientId, sub: subject, aud: tokenUrl.origin }, privateKey, now);
  }
  const client = { client_id: clientId ?? '', client_secret: clientSecret ?? '' };
  return refreshToken === undefined
    ? { grant_type: 'client_credentials', ...client, ...scoped }
    : { grant_type: 'refresh_token', refresh_token: refreshToken, ...client };
}

/** JWT profile for OAuth 2.0 authorization grants, RFC 7523. */
function assertionForm(
  claims: Readonly<Record<string, string>>,
  privateKey: string,
  now: number,
): Record<string, string> {
  const issuedAt = Math.floor(now / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const times = { iat: issuedAt, exp: issuedAt + ASSERTION_SECONDS };
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ ...claims, ...times })}`;
  const signature = createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url');
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${unsigned}.${signature}`,
  };
}
