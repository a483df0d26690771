import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

interface Entity {
  readonly id: number;
  readonly owner_id: number;
  readonly add_time: string;
  readonly update_time: string;
  readonly is_deleted: false;
  readonly custom_fields: Readonly<Record<string, unknown>>;
}

/** A person, an organization or a deal, with Pipedrive's names. */
export type Stored = Entity & Readonly<Record<string, unknown>>;

/** An activity, with Pipedrive's names. */
export type Activity = Omit<Entity, 'custom_fields'> & Readonly<Record<string, unknown>>;

export type Objects<Item> = Record<string, Item>;

/** An account's objects by id. */
export interface Pipedrive {
  readonly persons: Objects<Stored>;
  readonly organizations: Objects<Stored>;
  readonly deals: Objects<Stored>;
  readonly activities: Objects<Activity>;
  readonly users: Objects<{
    readonly id: number;
    readonly name: string;
    readonly email: string;
    readonly active_flag: boolean;
  }>;
  /** What persons said about marketing, by id. */
  readonly marketing: Record<string, 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'>;
}

/** The custom fields that hold our keys. */
export const KEY_FIELDS = {
  personKeyField: '1111111111111111111111111111111111111111',
  organizationKeyField: '2222222222222222222222222222222222222222',
  dealKeyField: '3333333333333333333333333333333333333333',
};

/** The account's stages, all of one pipeline. */
export const STAGES: readonly number[] = [1, 2, 3];

const BEGAN = '2026-01-05T08:00:00Z';

/** Makes an object; fields that are given win. */
export function stored(id: number, at: string, fields: Readonly<Record<string, unknown>>): Stored {
  const times = { add_time: at, update_time: at };
  return { id, owner_id: 1, ...times, is_deleted: false, custom_fields: {}, ...fields };
}

/** What exists at the beginning. */
export const initial = (): Pipedrive => ({
  persons: {
    21: stored(21, BEGAN, {
      name: 'Ada Lovelace',
      emails: [{ value: 'ada@example.com', primary: true, label: 'work' }],
      phones: [],
      org_id: 11,
    }),
    22: stored(22, BEGAN, {
      name: 'Ned Nope',
      emails: [{ value: 'no-consent@example.com', primary: true, label: 'work' }],
      phones: [],
    }),
  },
  organizations: {
    11: stored(11, BEGAN, {
      name: 'Analytical Engines',
      custom_fields: { [KEY_FIELDS.organizationKeyField]: 'analytical-engines' },
    }),
  },
  deals: {
    41: stored(41, BEGAN, {
      title: 'Analytical Engines, 10 seats',
      stage_id: 2,
      status: 'open',
      person_id: 21,
      org_id: 11,
    }),
  },
  activities: {},
  users: {
    1: { id: 1, name: 'Sam Sales', email: 'sam.sales@example.com', active_flag: true },
    2: { id: 2, name: 'Nora North', email: 'nora.north@example.com', active_flag: true },
    3: { id: 3, name: 'Gone Away', email: 'gone@example.com', active_flag: false },
  },
  marketing: { 21: 'subscribed', 22: 'unsubscribed' },
});

/** Answers with Pipedrive's error body. */
export function failed(status: number, code: string): SandboxReply {
  return reply(status, { success: false, error: `The sandbox refused: ${code}.`, code });
}
