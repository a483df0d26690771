import { openClient, type AnyContract, type Client } from '../../api/client/index.ts';
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
  readonly client: Client;
  /** For whatever task lies on their desk: decisions.ts types what is decided. */
  readonly inbox: Client<AnyContract>;
}

/** Gives everybody a key of their own. */
export function hirePeople(keys: ApiKeys, apiUrl: string): Readonly<Record<PersonName, ApiUser>> {
  const users = Object.entries(people).map(([name, roles]) => {
    const address = { url: apiUrl, key: keys.create(name, roles).token };
    return [name, { name, client: openClient(address), inbox: openClient<AnyContract>(address) }];
  });
  return Object.fromEntries(users) as Record<PersonName, ApiUser>;
}
