import type { ApiKeys, Role } from '../../api/index.ts';

/** Who plays in the demo: one person per desk, and the salespeople of territory.dmn. */
const people = {
  anna: ['campaign-owner'],
  olga: ['campaign-owner'],
  otto: ['ops'],
  carla: ['creative'],
  lena: ['legal'],
  dora: ['dpo'],
  'sales-dach': ['sales'],
  'sales-dach-deputy': ['sales'],
  'sales-enterprise': ['sales'],
  'sales-head': ['sales'],
  audra: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type PersonName = keyof typeof people;

/** A person at the API, with their own key. */
export interface ApiUser {
  readonly name: PersonName;
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** Gives everybody a key of their own. */
export function hirePeople(keys: ApiKeys, apiUrl: string): Readonly<Record<PersonName, ApiUser>> {
  const users = Object.entries(people).map(([name, roles]) => [
    name,
    userOf(name as PersonName, keys.create(name, roles).token, apiUrl),
  ]);
  return Object.fromEntries(users) as Record<PersonName, ApiUser>;
}

function userOf(name: PersonName, token: string, apiUrl: string): ApiUser {
  const ask = async <Answer>(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> => {
    const response = await fetch(`${apiUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (!response.ok)
      throw new Error(`${name}: ${method} ${path} gave ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    name,
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, body, headers),
  };
}
