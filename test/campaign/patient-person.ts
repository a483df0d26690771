import { setTimeout as pause } from 'node:timers/promises';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Longest that a person waits for a part that is down, milliseconds. */
const PATIENCE = 120_000;
const ASK_AGAIN = 200;

/** A person at the API who does not give up: what fails because a part is down (no answer, 5xx) is asked again, with the same words. */
export class PatientPerson {
  readonly name: string;
  readonly #api: string;
  readonly #token: string;

  constructor(name: string, api: string, token: string) {
    this.name = name;
    this.#api = api;
    this.#token = token;
  }

  async get(path: string): Promise<Reply> {
    return await this.#ask('GET', path);
  }

  async post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return await this.#ask('POST', path, body, headers);
  }

  async #ask(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const { status, text } = await untilServed(`${this.name}: ${method} ${path}`, () =>
      fetch(`${this.#api}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status, body: JSON.parse(text) as unknown };
  }
}

/** Sends a request until somebody serves it. */
export async function untilServed(
  what: string,
  send: () => Promise<Response>,
): Promise<{ readonly status: number; readonly text: string }> {
  const until = Date.now() + PATIENCE;
  let last = '';
  while (Date.now() < until) {
    try {
      const response = await send();
      const text = await response.text();
      if (response.status < 500) return { status: response.status, text };
      last = `${response.status} ${text}`;
    } catch (error) {
      last = String(error);
    }
    await pause(ASK_AGAIN);
  }
  throw new Error(`${what} was not served within ${PATIENCE} ms: ${last}`);
}
