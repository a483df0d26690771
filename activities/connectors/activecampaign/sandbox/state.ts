import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  listIds: number[];
  segmentId?: string;
  /** Figures as ActiveCampaign names them; none for a draft. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface Passage {
  readonly id: string;
  readonly contact: string;
  readonly automation: string;
  readonly completed: 0 | 1;
}

/** What the stand-in of ActiveCampaign holds; ids are numbers as text. */
export interface ActiveCampaign {
  readonly contacts: Record<string, Readonly<Record<string, string>>>;
  /** By contact, then by number of the field. */
  readonly fieldValues: Record<string, Record<string, string>>;
  readonly lists: Record<string, { readonly name: string }>;
  /** By contact, then by list: 1 subscribed, 2 unsubscribed. */
  readonly memberships: Record<string, Record<string, string>>;
  readonly tags: Record<string, { readonly name: string; readonly type: string }>;
  /** By contact: ids of tags. */
  readonly contactTags: Record<string, string[]>;
  readonly automations: Record<string, { readonly name: string; readonly status: string }>;
  passages: Passage[];
  readonly segments: Record<string, { readonly name: string; readonly size?: number }>;
  readonly campaigns: Campaign[];
  readonly events: Readonly<Record<string, string | undefined>>[];
}

export const BEGAN = '2026-01-05T08:00:00-06:00';
export const SETTINGS = { trackingId: '650100200', eventKey: 'evk_sandbox_activecampaign' };

/** What exists at the beginning. */
export function initial(): ActiveCampaign {
  return {
    contacts: {
      113: { email: 'ada@example.com', firstName: 'Ada' },
      114: { email: 'no-consent@example.com', firstName: 'Nora' },
    },
    fieldValues: {},
    lists: { 1: { name: 'Newsletter' }, 2: { name: 'Nurture' } },
    memberships: { 113: { 1: '1' }, 114: { 1: '2' } },
    tags: {
      20: { name: 'Trade fair', type: 'contact' },
      21: { name: 'Spring', type: 'template' },
    },
    contactTags: {},
    automations: { 5: { name: 'Welcome', status: '1' }, 6: { name: 'Win back', status: '2' } },
    passages: [
      { id: '301', contact: '114', automation: '5', completed: 0 },
      { id: '302', contact: '114', automation: '6', completed: 1 },
    ],
    segments: {
      'd2c5a14a-771d-4cc0-a126-3513a5201940': { name: 'Opened in the last 90 days', size: 1840 },
      'e7d1b25b-882e-4dd1-b237-4624b6312a51': { name: 'New' },
    },
    campaigns: [
      {
        id: '7',
        name: 'Winter mail',
        type: 'single',
        listIds: [1],
        figures: {
          send_amt: 1000,
          total_amt: 1000,
          opens: 610,
          uniqueopens: 402,
          linkclicks: 96,
          uniquelinkclicks: 88,
          subscriberclicks: 71,
          hardbounces: 6,
          softbounces: 14,
          unsubscribes: 3,
        },
      },
    ],
    events: [],
  };
}

/** Errors as most operations write them. */
export function failed(status: number, title: string): SandboxReply {
  return reply(status, { errors: [{ status, title, detail: title }] });
}

/** Errors as the operations on automations and sub-paths of a contact write them. */
export function refused(status: number, message: string): SandboxReply {
  return reply(status, { message });
}

/** One page by limit and offset; 20 where no limit is given, 100 at most. */
export function page<Item>(all: readonly Item[], query: URLSearchParams): readonly Item[] {
  const offset = Number(query.get('offset') ?? 0);
  return all.slice(offset, offset + Math.min(Number(query.get('limit') ?? 20), 100));
}
