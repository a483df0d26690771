import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import type { CampaignStatus } from '../fields.ts';

/** Attributes as Klaviyo names them. */
export type Attributes = Readonly<Record<string, unknown>>;

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly included: readonly string[];
  readonly strategy: Attributes;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly message: {
    readonly id: string;
    readonly definition: Attributes;
    readonly templateId?: string;
  };
}

export interface Flow {
  readonly name: string;
  readonly trigger: string;
  readonly archived: boolean;
  status: string;
}

/** What the stand-in of Klaviyo holds. */
export interface Klaviyo {
  /** By e-mail address; Klaviyo's attributes. */
  readonly profiles: Record<string, { readonly id: string; readonly attributes: Attributes }>;
  readonly lists: Record<string, { readonly name: string }>;
  /** By list: ids of the profiles that were put there without being asked. */
  readonly members: Record<string, string[]>;
  /** By list, then by e-mail address: when the person agreed, or null where Klaviyo asked them itself. */
  readonly subscriptions: Record<string, Record<string, string | null>>;
  /** E-mail addresses whose consent ended for all lists. */
  unsubscribed: string[];
  readonly segments: Record<string, { readonly name: string; readonly size: number }>;
  readonly flows: Record<string, Flow>;
  readonly templates: Record<string, { readonly name: string }>;
  /** Newest first. */
  campaigns: Campaign[];
  readonly events: Attributes[];
}

export const BEGAN = '2026-01-05T08:00:00Z';
export const TEMPLATE = 'XyZ9Tm';
export const METRIC = 'RdOrd1';

/** What exists at the beginning. */
export function initial(): Klaviyo {
  return {
    profiles: {
      'ada@example.com': { id: '01JPROFILEADA', attributes: { email: 'ada@example.com', first_name: 'Ada' } },
    },
    lists: { Wm7kQp: { name: 'Nurture' }, Tr4vNs: { name: 'Newsletter' } },
    members: {},
    subscriptions: { Wm7kQp: {} },
    unsubscribed: [],
    segments: {
      Sg1Opn: { name: 'Opened in the last 90 days', size: 1840 },
      Sg2Cst: { name: 'Customers', size: 312 },
    },
    flows: {
      Fl0Wlc: { name: 'Welcome', trigger: 'Added to List', archived: false, status: 'live' },
      Fl1Off: { name: 'Offer accepted', trigger: 'Metric', archived: false, status: 'draft' },
      Fl2Old: { name: 'Welcome 2024', trigger: 'Added to List', archived: true, status: 'draft' },
    },
    templates: { [TEMPLATE]: { name: 'Campaign mail' } },
    campaigns: [
      {
        id: '01JKLAVIYODRAFT0000000001',
        name: 'de_leads_lead-nurturing_202611',
        status: 'Draft',
        included: ['Wm7kQp'],
        strategy: { method: 'static', datetime: '2026-12-15T08:00:00Z', options: { is_local: false } },
        createdAt: BEGAN,
        updatedAt: BEGAN,
        message: {
          id: '01JKLAVIYOMESSAGE00000001',
          definition: { channel: 'email', label: 'made by hand', content: { subject: 'Nurture well' } },
          templateId: TEMPLATE,
        },
      },
    ],
    events: [],
  };
}

/** A JSON:API error. */
export function failed(status: number, code: string): SandboxReply {
  const error = { id: '00000000-0000-4000-8000-000000000000', code, title: code, detail: code };
  return reply(status, { errors: [error] });
}

/** One page of a list by Klaviyo's cursor, which here is where the page begins. */
export function page<Item>(
  all: readonly Item[],
  query: URLSearchParams,
  usualSize: number,
  self: string,
): { readonly data: readonly Item[]; readonly links: object } {
  const begin = Number(query.get('page[cursor]') ?? 0);
  const end = begin + Number(query.get('page[size]') ?? usualSize);
  const next = end < all.length ? { next: `${self}?page%5Bcursor%5D=${end}` } : {};
  return { data: all.slice(begin, end), links: { self, ...next } };
}
