import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

export interface Program {
  readonly name: string;
  readonly description: string;
  readonly folderId: number;
  /** `unlocked` and `locked` for an e-mail program, empty for others. */
  status: string;
  startDate?: string;
  endDate?: string;
}

export interface SmartCampaign {
  readonly name: string;
  readonly programId: number;
  readonly type: 'batch' | 'trigger';
  isActive: boolean;
}

/** What the stand-in of Marketo holds. */
export interface Marketo {
  /** By id; fields by their REST name. */
  readonly leads: Record<string, Readonly<Record<string, unknown>>>;
  readonly lists: Record<string, { readonly name: string; readonly programName?: string; members: number[] }>;
  readonly programs: Record<string, Program>;
  /** Those that people made, by id. */
  readonly smartLists: Record<
    string,
    { readonly name: string; readonly folder: { readonly id: number; readonly type: 'Folder' | 'Program' } }
  >;
  readonly smartCampaigns: Record<string, SmartCampaign>;
  /** Every time a campaign was asked to run. */
  readonly runs: Record<string, unknown>[];
  /** Custom activities. */
  readonly activities: Record<string, unknown>[];
  /** Mails that went out: when, and to how many leads. */
  readonly emails: Record<
    string,
    { readonly name: string; readonly sentAt: string; readonly recipients: number }
  >;
}

export const BEGAN = '2026-01-05T08:00:00Z';
export const TOKEN = 'cdf01657-sandbox-marketo:int';
export const CLIENT = { clientId: 'b417d98f-sandbox', clientSecret: 'YqgSecretOfTheSandbox' };
/** Custom activity types have numbers of six digits. */
export const OFFER_ACCEPTED = 100_001;

/** What exists at the beginning. */
export function initial(): Marketo {
  return {
    leads: {
      318592: { id: 318592, email: 'ada@example.com', firstName: 'Ada', unsubscribed: false },
      318593: { id: 318593, email: 'no-consent@example.com', firstName: 'Nora', unsubscribed: true },
    },
    lists: {
      1021: { name: 'Foundation seed list', members: [] },
      1022: { name: 'Trade fair 2026', programName: 'Trade fair', members: [318592] },
    },
    programs: {
      1107: { name: 'Template: launch', description: '', folderId: 640, status: 'unlocked' },
      1108: { name: 'Offer mail', description: '', folderId: 640, status: 'unlocked' },
      1109: {
        name: 'Winter mail',
        description: '',
        folderId: 640,
        status: 'locked',
        startDate: '2026-12-20T08:00:00Z+0000',
        endDate: '2026-12-20T08:00:00Z+0000',
      },
      1110: { name: 'Trade fair', description: '', folderId: 640, status: '' },
    },
    smartLists: {
      4363: { name: 'Trade fair, invited', folder: { id: 1110, type: 'Program' } },
      4364: { name: 'Active prospects', folder: { id: 31, type: 'Folder' } },
    },
    smartCampaigns: {
      3711: { name: 'Template: send', programId: 1107, type: 'batch', isActive: false },
      3712: { name: 'Offer requested', programId: 1110, type: 'trigger', isActive: true },
      3713: { name: 'Invite', programId: 1110, type: 'batch', isActive: false },
      3714: { name: 'Follow up', programId: 1110, type: 'trigger', isActive: false },
    },
    runs: [],
    activities: [],
    emails: { 5501: { name: 'Less handwork', sentAt: '2026-11-10T09:00:00Z', recipients: 400 } },
  };
}

/** Errors and warnings stand beside every result, empty or not. */
export function answered(result: readonly unknown[], more: object = {}): SandboxReply {
  return reply(200, { requestId: REQUEST, success: true, result, errors: [], warnings: [], ...more });
}

/** A request of which nothing was done; Marketo answers 200 to that too. */
export function failed(code: number): SandboxReply {
  return reply(200, {
    requestId: REQUEST,
    success: false,
    errors: [{ code: String(code), message: `Error ${code}` }],
  });
}

/** Where an asset is asked for that does not exist: a success without a result. help/rest-api/emails.md */
export function nothingFound(): SandboxReply {
  return answered([], { result: undefined, warnings: ['No assets found for the given search criteria.'] });
}

/** A record that was not taken. */
export function skipped(code: number, record: object = {}): object {
  return { ...record, status: 'skipped', reasons: [{ code: String(code), message: `Reason ${code}` }] };
}

const REQUEST = 'e42b#14272d07d78';
