import { withoutCredentials } from '../kit/credentials.ts';

/** One request to a tool and its answer, credentials taken out. */
export interface Exchange {
  readonly at: string;
  readonly tool: string;
  readonly method: string;
  /** Path below the tool's mount, without the query. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** A planned fault answered, not the tool. */
  readonly faulted: boolean;
  readonly response: {
    /** 0 when the connection was cut. */
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const REDACTED = '[redacted]';
const CREDENTIAL_NAMES =
  /^(authorization|cookie|x-api-key|.*(token|secret|password|assertion|api[-_]?key).*|key|code)$/i;
const CREDENTIAL_FIELDS =
  /^(client_secret|refresh_token|access_token|assertion|password|private_key|id_token)$/i;
const KEPT = 10_000;

/** The latest exchanges, oldest first; anything that looks like a credential is redacted before it is kept. */
export interface ExchangeLog {
  /** Gives it as it is kept. */
  add(exchange: Exchange): Exchange;
  list(): readonly Exchange[];
  clear(): void;
}

/** Opens a log; `secrets` are values that must not be kept wherever they stand. */
export function exchangeLog(secrets: readonly string[]): ExchangeLog {
  let kept: Exchange[] = [];
  return {
    add(exchange) {
      const clean = redact(exchange, secrets);
      kept.push(clean);
      if (kept.length > KEPT) kept = kept.slice(-KEPT / 2);
      return clean;
    },
    list: () => kept,
    clear: () => {
      kept = [];
    },
  };
}

function redact(exchange: Exchange, secrets: readonly string[]): Exchange {
  const headers = Object.entries(exchange.headers).map(([name, value]) => [
    name,
    CREDENTIAL_NAMES.test(name) ? REDACTED : value,
  ]);
  const clean = {
    ...exchange,
    headers: Object.fromEntries(headers) as Record<string, string>,
    query: exchange.query.map(
      ([name, value]) => [name, CREDENTIAL_NAMES.test(name) ? REDACTED : value] as const,
    ),
  };
  const text = JSON.stringify(clean, (name, value: unknown) =>
    typeof value === 'string' && CREDENTIAL_FIELDS.test(name) ? REDACTED : value,
  );
  return JSON.parse(withoutCredentials(text, secrets)) as Exchange;
}
