import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import type { Fields } from './soql.ts';

/** Records by id. */
export type Records = Record<string, Fields>;

/** An org's records by object; fields have Salesforce's names. */
export interface Salesforce {
  readonly Lead: Records;
  readonly Contact: Records;
  readonly Account: Records;
  readonly Opportunity: Records;
  readonly OpportunityContactRole: Records;
  readonly Task: Records;
  readonly User: Records;
}

export type ObjectName = keyof Salesforce;

const PREFIX: Readonly<Record<ObjectName, string>> = {
  Lead: '00Q',
  Contact: '003',
  Account: '001',
  Opportunity: '006',
  OpportunityContactRole: '00K',
  Task: '00T',
  User: '005',
};

/** The field that holds keys of ours, in every object that has one. */
export const KEY_FIELD = 'Maschinenraum_Key__c';

/** What a new record must have. */
export const REQUIRED: Readonly<Record<ObjectName, readonly string[]>> = {
  Lead: ['LastName', 'Company'],
  Contact: ['LastName'],
  Account: ['Name'],
  Opportunity: ['Name', 'StageName', 'CloseDate'],
  OpportunityContactRole: ['OpportunityId', 'ContactId'],
  Task: [],
  User: [],
};

/** Fields that name another record, and of which objects. */
export const REFERENCES: Readonly<Record<string, readonly ObjectName[]>> = {
  OwnerId: ['User'],
  AccountId: ['Account'],
  ContactId: ['Contact'],
  OpportunityId: ['Opportunity'],
  WhoId: ['Lead', 'Contact'],
};

/** What Salesforce fills in itself. */
export const DEFAULTS: Readonly<Record<ObjectName, Fields>> = {
  Lead: { Status: 'Open - Not Contacted', IsConverted: false, HasOptedOutOfEmail: false, DoNotCall: false },
  Contact: { HasOptedOutOfEmail: false, DoNotCall: false },
  Account: {},
  Opportunity: {},
  OpportunityContactRole: { IsPrimary: false },
  Task: {},
  User: {},
};

/** An id as Salesforce writes them: the object's prefix, 12 more characters, and 3 that check them. */
export function recordId(object: ObjectName, number: number): string {
  return `${PREFIX[object]}${String(number).padStart(12, '0')}AAA`;
}

const BEGAN = '2026-01-05T08:00:00.000+0000';

function held(object: ObjectName, number: number, fields: Fields): Records {
  const id = recordId(object, number);
  const owner = object === 'User' ? {} : { OwnerId: recordId('User', 1) };
  const times = { CreatedDate: BEGAN, SystemModstamp: BEGAN };
  return { [id]: { Id: id, ...owner, ...times, ...DEFAULTS[object], ...fields } };
}

/** What exists at the beginning. */
export const initial = (): Salesforce => ({
  Lead: {
    ...held('Lead', 31, { LastName: 'Hopper', Company: 'Compilers Ltd', Email: 'grace@example.com' }),
    ...held('Lead', 32, {
      LastName: 'Quiet',
      Company: 'Silence Inc',
      Email: 'no-consent@example.com',
      HasOptedOutOfEmail: true,
    }),
  },
  Contact: held('Contact', 21, {
    LastName: 'Lovelace',
    FirstName: 'Ada',
    Email: 'ada@example.com',
    AccountId: recordId('Account', 11),
  }),
  Account: held('Account', 11, { Name: 'Analytical Engines', [KEY_FIELD]: 'analytical-engines' }),
  Opportunity: {},
  OpportunityContactRole: {},
  Task: {},
  User: {
    ...held('User', 1, {
      Name: 'Sam Sales',
      Email: 'sam.sales@example.com',
      IsActive: true,
      UserType: 'Standard',
    }),
    ...held('User', 2, {
      Name: 'Nora North',
      Email: 'nora.north@example.com',
      IsActive: true,
      UserType: 'Standard',
    }),
    ...held('User', 3, {
      Name: 'Gone Away',
      Email: 'gone@example.com',
      IsActive: false,
      UserType: 'Standard',
    }),
  },
});

/** Answers with Salesforce's list of errors. */
export function failed(status: number, errorCode: string, fields: readonly string[] = []): SandboxReply {
  return reply(status, [{ errorCode, message: `The sandbox refused: ${errorCode}.`, fields }]);
}
