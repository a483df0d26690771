import type { Role } from '../../api/index.ts';
import type { Machine } from '../../cli/machine/start-machine.ts';

/** Who calls the API here; nobody has no key. */
const PEOPLE = {
  anna: ['campaign-owner'],
  otto: ['ops'],
  lena: ['legal'],
  lea: ['legal'],
  'sales-dach': ['sales'],
} as const satisfies Record<string, readonly Role[]>;

export type Caller = keyof typeof PEOPLE | 'nobody' | 'a stranger';

export interface Call {
  readonly by: Caller;
  readonly method?: 'GET' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  /** Sent as it is when it is text, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly body: unknown;
}

export type Ask = (call: Call) => Promise<Reply>;

/** Calls the API of a machine over HTTP, once, whatever it answers. */
export function callersOf({ api }: Machine): Ask {
  const tokens = new Map<Caller, string>([['a stranger', `mr_${'x'.repeat(43)}`]]);
  for (const [name, roles] of Object.entries(PEOPLE))
    tokens.set(name as keyof typeof PEOPLE, api.keys.create(name, roles).token);
  return async ({ by, method = 'POST', path, body, headers }) => {
    const token = tokens.get(by);
    const response = await fetch(`${api.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      mediaType: response.headers.get('content-type') ?? '',
      text,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
}
